import { normalizeAddress, parseIpv6Groups } from './peer-address.ts'

/** One address or one network, as bits. IPv4-mapped IPv6 counts as IPv4, as everywhere. */
export interface AddressRange {
  readonly family: 4 | 6
  /** The network's bits as a number of 32 or 128 bits; those behind the prefix are 0. */
  readonly bits: bigint
  /** 0–32 or 0–128. */
  readonly prefix: number
  /** `192.0.2.7`, `192.0.2.0/24`, `2001:db8::/64`: one way to write each range. */
  readonly text: string
}

const widths = { 4: 32, 6: 128 } as const

/** Reads an address or a network in CIDR form (RFC 4632 §3.1, RFC 4291 §2.3); null when it is neither. */
export function parseAddressRange(text: string): AddressRange | null {
  const [address = '', prefixText, ...rest] = text.trim().split('/')
  if (rest.length > 0) return null
  const normal = normalizeAddress(address)
  const bits = addressBits(normal)
  if (bits === null) return null
  const family = normal.includes(':') ? 6 : 4
  if (prefixText === undefined) return rangeOf(family, bits, widths[family])
  if (!/^\d{1,3}$/.test(prefixText)) return null
  // A mapped network (::ffff:192.0.2.0/120) counts its prefix from the start of the 128 bits.
  const isMapped = family === 4 && address.includes(':')
  const prefix = Number(prefixText) - (isMapped ? 96 : 0)
  return prefix < 0 || prefix > widths[family] ? null : rangeOf(family, bits, prefix)
}

/** The same range with the bits behind the prefix cut off. */
export function rangeOf(family: 4 | 6, bits: bigint, prefix: number): AddressRange {
  const network = networkBits(family, bits, prefix)
  const address = family === 4 ? dotted(network) : colons(network)
  return { family, bits: network, prefix, text: prefix === widths[family] ? address : `${address}/${prefix}` }
}

/** True when every address of `inner` lies in `outer`. */
export function rangeHolds(outer: AddressRange, inner: AddressRange): boolean {
  return (
    outer.family === inner.family &&
    outer.prefix <= inner.prefix &&
    networkBits(outer.family, inner.bits, outer.prefix) === outer.bits
  )
}

/** The first `prefix` bits of an address, the others 0. */
export function networkBits(family: 4 | 6, bits: bigint, prefix: number): bigint {
  const behind = BigInt(widths[family] - prefix)
  return (bits >> behind) << behind
}

/** Bits of a normalised address; null when it is not one. */
function addressBits(address: string): bigint | null {
  if (address.includes(':')) {
    return parseIpv6Groups(address)?.reduce((bits, group) => (bits << 16n) | BigInt(group), 0n) ?? null
  }
  const parts = address.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255))
    return null
  return parts.reduce((bits, part) => (bits << 8n) | BigInt(part), 0n)
}

function dotted(bits: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (bits >> shift) & 0xffn).join('.')
}

function colons(bits: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) => (bits >> BigInt(112 - 16 * index)) & 0xffffn)
  // The platform's own way to shorten it (RFC 5952).
  return new URL(`http://[${groups.map((group) => group.toString(16)).join(':')}]`).hostname.slice(1, -1)
}
