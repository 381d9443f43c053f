import { isIPv4, isIPv6 } from 'node:net'
import { isIPv6Host } from '../../data/address.ts'
import { ArgumentError } from '../command-definition.ts'

/** Network protocol numbers of RFC 2428 §2: 1 is IPv4, 2 is IPv6. */
export type NetworkProtocol = 1 | 2

/** An address and port a client wants us to connect to; nothing about it is trusted yet. */
export interface SocketAddress {
  readonly address: string
  readonly port: number
}

/** What EPSV was asked for. */
export type ExtendedPassive =
  | { readonly kind: 'any' }
  | { readonly kind: 'protocol'; readonly protocol: NetworkProtocol }
  | { readonly kind: 'all' }

const badPort = 'Use PORT h1,h2,h3,h4,p1,p2.'
const badEprt = 'Use EPRT |1|IPv4 address|port| or EPRT |2|IPv6 address|port|.'

/** Reads `h1,h2,h3,h4,p1,p2` (RFC 959 §4.1.2); each number 0–255, the port not 0. */
export function parsePort(argument: string): SocketAddress | ArgumentError {
  const parts = argument.trim().split(',')
  if (parts.length !== 6 || !parts.every((part) => /^ *\d{1,3} *$/.test(part))) {
    return new ArgumentError(501, badPort)
  }
  const numbers = parts.map(Number)
  if (numbers.some((number) => number > 255)) return new ArgumentError(501, badPort)
  const [high = 0, low = 0] = numbers.slice(4)
  const port = high * 256 + low
  if (port === 0) return new ArgumentError(501, badPort)
  return { address: numbers.slice(0, 4).join('.'), port }
}

/** Reads `<d>protocol<d>address<d>port<d>` with any delimiter of ASCII 33–126 (RFC 2428 §2). */
export function parseEprt(argument: string): SocketAddress | ArgumentError {
  const text = argument.trim()
  const delimiter = text.charAt(0)
  if (!/^[!-~]$/.test(delimiter)) return new ArgumentError(501, badEprt)
  const parts = text.split(delimiter)
  if (parts.length !== 5 || parts[4] !== '') return new ArgumentError(501, badEprt)
  const [, protocol = '', address = '', portText = ''] = parts
  if (!/^\d{1,5}$/.test(protocol)) return new ArgumentError(501, badEprt)
  if (Number(protocol) !== 1 && Number(protocol) !== 2) return unknownProtocol()
  const isOfProtocol = Number(protocol) === 1 ? isIPv4(address) : isIPv6(address)
  if (!isOfProtocol || !/^\d{1,5}$/.test(portText)) return new ArgumentError(501, badEprt)
  const port = Number(portText)
  if (port === 0 || port > 65_535) return new ArgumentError(501, badEprt)
  return { address, port }
}

/** Reads the optional argument of EPSV: a network protocol number or ALL (RFC 2428 §3). */
export function parseEpsv(argument: string): ExtendedPassive | ArgumentError {
  const text = argument.trim()
  if (text === '') return { kind: 'any' }
  if (text.toUpperCase() === 'ALL') return { kind: 'all' }
  if (!/^\d{1,5}$/.test(text)) return new ArgumentError(501, 'Use EPSV, EPSV 1, EPSV 2 or EPSV ALL.')
  if (Number(text) === 1) return { kind: 'protocol', protocol: 1 }
  if (Number(text) === 2) return { kind: 'protocol', protocol: 2 }
  return unknownProtocol()
}

/** The protocol an address is really of: an IPv4-mapped IPv6 address, as a dual-stack listener reports it, is IPv4. */
export function networkProtocolOf(address: string): NetworkProtocol {
  return isIPv6Host(address) ? 2 : 1
}

// The list in parentheses is for machines: the protocols the client may try instead (RFC 2428 §2).
function unknownProtocol(): ArgumentError {
  return new ArgumentError(522, 'Network protocol not supported, use (1,2).')
}
