import { isIPv4, isIPv6 } from 'node:net'

/** An address taken apart: what says which host, and the interface it is reached through. */
interface HostAddress {
  readonly host: string
  /** Interface of a link-local address (`eth0` in `fe80::1%eth0`); empty when it is not said. */
  readonly zone: string
}

/** `::ffff:` and an IPv4 address as two groups: how a dual-stack listener names IPv4 peers, in the URL parser's form. */
const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/

/**
 * Returns the one spelling of a numeric address: IPv4 in dots for mapped addresses, IPv6 shortened and lower-case, zones
 * kept. Text that is not an address comes back unchanged, for the socket call to refuse.
 */
export function normalizeAddress(address: string): string {
  const { host, zone } = takeApart(address)
  return zone === '' ? host : `${host}%${zone}`
}

/** True when both addresses name the same host; zones count only where both sides say one. */
export function isSameHost(one: string, other: string): boolean {
  const a = takeApart(one)
  const b = takeApart(other)
  return a.host === b.host && (a.zone === b.zone || a.zone === '' || b.zone === '')
}

/** True for IPv6 addresses other than mapped IPv4 ones. */
export function isIPv6Host(address: string): boolean {
  return isIPv6(normalizeAddress(address))
}

function takeApart(address: string): HostAddress {
  const percent = address.indexOf('%')
  const bare = percent < 0 ? address : address.slice(0, percent)
  const zone = percent < 0 ? '' : address.slice(percent + 1)
  if (isIPv4(bare) || !isIPv6(bare)) return { host: bare, zone }
  // The URL parser writes every IPv6 address in its one short form (RFC 5952 without the dotted tail).
  const host = new URL(`http://[${bare}]`).hostname.slice(1, -1)
  const match = mapped.exec(host)
  if (match === null) return { host, zone }
  const [, high = '0', low = '0'] = match
  return { host: dotted(Number.parseInt(high, 16), Number.parseInt(low, 16)), zone: '' }
}

function dotted(high: number, low: number): string {
  return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.')
}
