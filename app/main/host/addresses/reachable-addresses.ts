import type { NetworkInterfaceInfo } from 'node:os'
import type { WireReachableAddress } from '../../../preload/contract/wire-types.ts'
import type { TlsMode } from '../../engine/engine-options.ts'
import { friendlyInterfaceName, interfaceKindOf } from './interface-kind.ts'

/** A listener as far as its address matters here. */
export interface AddressListener {
  readonly host: string
  readonly port: number
  readonly tls: TlsMode
}

/** The system's network interfaces, as `os.networkInterfaces()` gives them. */
export type NetworkInterfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>

interface Candidate {
  readonly address: WireReachableAddress
  /** Lower is better. */
  readonly rank: number
}

/**
 * Lists the addresses a person may type into a client, best first: private addresses of real cards, then public ones,
 * then IPv6, then tunnels and bridges. Loopback appears only when there is nothing else.
 */
export function reachableAddresses(
  interfaces: NetworkInterfaces,
  listeners: readonly AddressListener[],
): WireReachableAddress[] {
  const candidates = listeners.flatMap((listener) => candidatesOf(interfaces, listener))
  const others = candidates.filter(({ address }) => address.kind !== 'this-computer')
  const shown = others.length > 0 ? others : candidates
  // Sorting is stable: among equals the order of the listeners and of the system stays.
  const sorted = [...shown].sort((one, other) => one.rank - other.rank).map(({ address }) => address)
  return sorted.filter(({ url }, index) => sorted.findIndex((other) => other.url === url) === index)
}

/** An address ready to paste; implicit TLS has a scheme of its own. */
export function addressUrl(host: string, port: number, tls: TlsMode): string {
  const scheme = tls === 'implicit' ? 'ftps' : 'ftp'
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`
}

function candidatesOf(interfaces: NetworkInterfaces, listener: AddressListener): Candidate[] {
  return Object.entries(interfaces).flatMap(([name, infos]) =>
    (infos ?? [])
      .filter((info) => accepts(listener.host, info))
      .map((info) => toCandidate(name, info, listener)),
  )
}

function accepts(listenerHost: string, info: NetworkInterfaceInfo): boolean {
  // Link-local IPv6 needs a zone that differs on every device; nobody can type it.
  if (info.family === 'IPv6' && /^fe[89ab]/i.test(info.address)) return false
  if (listenerHost === '0.0.0.0') return info.family === 'IPv4'
  if (listenerHost === '::') return info.family === 'IPv6'
  return info.address === listenerHost
}

function toCandidate(name: string, info: NetworkInterfaceInfo, listener: AddressListener): Candidate {
  const kind = interfaceKindOf(name, info)
  return {
    address: {
      host: info.address,
      url: addressUrl(info.address, listener.port, listener.tls),
      interfaceName: kind === 'this-computer' ? 'This computer' : friendlyInterfaceName(name),
      kind,
    },
    rank: (kind === 'virtual' ? 10 : 0) + rankOf(info),
  }
}

function rankOf({ family, address }: NetworkInterfaceInfo): number {
  if (family === 'IPv6') return isUniqueLocal(address) ? 2 : 3
  if (isPrivate(address)) return 0
  // Self-assigned: there is no router on that cable, other devices seldom get there.
  return address.startsWith('169.254.') ? 4 : 1
}

/** RFC 1918. */
function isPrivate(address: string): boolean {
  return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address)
}

/** RFC 4193. */
function isUniqueLocal(address: string): boolean {
  return /^f[cd]/i.test(address)
}
