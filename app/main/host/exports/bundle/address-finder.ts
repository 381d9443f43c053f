import { isIP } from 'node:net'
import { normalizeAddress } from '../../../engine/host-door.ts'

/** Four numbers with dots; with commas as in PORT and 227, the two bytes of the port included; with dashes in host names. */
const v4 =
  /(?<!\d)\d{1,3}(?:\.\d{1,3}){3}(?!\d)|(?<!\d)\d{1,3}(?:,\d{1,3}){3}(?:,\d{1,3}){0,2}(?!\d)|(?<!\d)\d{1,3}(?:-\d{1,3}){3}(?!\d)/g
/** Whatever may be IPv6, with its zone; a check decides. */
const v6 = /(?<![\w:])[0-9a-f:]*:[0-9a-f:]*:[0-9a-f:.]*(?:%[\w.-]+)?/gi
const hardware = /(?<![\w:])[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}(?![\w:])/gi

/** Addresses everybody has; they tell nothing about anybody. */
const everybodys = new Set(['127.0.0.1', '0.0.0.0', '::1', '::', '255.255.255.255'])

/** Replaces addresses in text: IPv4 in its three spellings, IPv6, and those of network cards. */
export function replaceAddresses(text: string, instead: (address: string) => string): string {
  return text
    .replace(hardware, (found) => instead(found.toLowerCase().replaceAll('-', ':')))
    .replace(v6, (found) => replaceV6(found, instead))
    .replace(v4, (found) => {
      const address = found.split(/[.,-]/).slice(0, 4).map(Number).join('.')
      if (isIP(address) === 0) return found
      return everybodys.has(address) ? found : instead(address)
    })
}

function replaceV6(found: string, instead: (address: string) => string): string {
  // A sentence or a port may follow: "from fe80::1: refused".
  for (let end = found.length; end > 1; end -= 1) {
    const address = found.slice(0, end)
    if (isIP(address) !== 6) continue
    const plain = normalizeAddress(address.replace(/%.*$/, '')).toLowerCase()
    return (everybodys.has(plain) ? address : instead(plain)) + found.slice(end)
  }
  return found
}
