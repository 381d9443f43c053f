import { isIPv4, isIPv6 } from 'node:net'
import { normalizeAddress as unmapAddress } from '../limits/peer-address.ts'

/** An address taken apart: what says which host, and the interface it is reached through. */
interface HostAddress {
  readonly host: string
  /** Interface of a link-local address (`eth0` in `fe80::1%eth0`); empty when it is not said. */
  readonly zone: string
}

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
  const host = unmapAddress(new URL(`http://[${bare}]`).hostname.slice(1, -1))
  return { host, zone: isIPv4(host) ? '' : zone }
}
