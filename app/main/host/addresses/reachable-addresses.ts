import type { NetworkInterfaceInfo } from 'node:os'
import type { WireReachableAddress } from '../../../preload/contract/wire-types.ts'
import type { TlsMode } from '../../engine/engine-options.ts'
import type { DefaultRoute } from './default-route.ts'
import { friendlyInterfaceName, type InterfaceKind, interfaceKindOf } from './interface-kind.ts'

/** A listener as far as its address matters here. */
export interface AddressListener {
  readonly host: string
  readonly port: number
  readonly tls: TlsMode
}

/** The system's network interfaces, as `os.networkInterfaces()` gives them. */
export type NetworkInterfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>

/** What helps to tell which of several addresses is the one. */
export interface AddressHints {
  readonly route: DefaultRoute
  /** What a person wants to see first; where the address is gone, the others of its interface take its place. */
  readonly primary: { readonly host: string; readonly interfaceName: string } | null
}

const noHints: AddressHints = { route: { interfaces: [], address: null }, primary: null }

interface Candidate {
  readonly address: WireReachableAddress
  /** Lower is better. */
  readonly rank: number
}

/**
 * Lists the addresses a person may type into a client, best first: the pinned one, the card that leads to the router,
 * private addresses of real cards, then public ones, then IPv6, then tunnels and bridges, even where a VPN has taken
 * over the default route: the telephone in the same room is not in the VPN. Loopback appears only when there is nothing
 * else.
 */
export function reachableAddresses(
  interfaces: NetworkInterfaces,
  listeners: readonly AddressListener[],
  hints: AddressHints = noHints,
): WireReachableAddress[] {
  const candidates = listeners.flatMap((listener) => candidatesOf(interfaces, listener, hints))
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

function candidatesOf(
  interfaces: NetworkInterfaces,
  listener: AddressListener,
  hints: AddressHints,
): Candidate[] {
  return Object.entries(interfaces).flatMap(([name, infos]) =>
    (infos ?? [])
      .filter((info) => accepts(listener.host, info))
      .map((info) => toCandidate(name, info, listener, hints)),
  )
}

function accepts(listenerHost: string, info: NetworkInterfaceInfo): boolean {
  // Link-local IPv6 needs a zone that differs on every device; nobody can type it.
  if (info.family === 'IPv6' && /^fe[89ab]/i.test(info.address)) return false
  if (listenerHost === '0.0.0.0') return info.family === 'IPv4'
  if (listenerHost === '::') return info.family === 'IPv6'
  return info.address === listenerHost
}

function toCandidate(
  name: string,
  info: NetworkInterfaceInfo,
  listener: AddressListener,
  hints: AddressHints,
): Candidate {
  const kind = interfaceKindOf(name, info)
  const address: WireReachableAddress = {
    host: info.address,
    url: addressUrl(info.address, listener.port, listener.tls),
    interfaceName: kind === 'this-computer' ? 'This computer' : friendlyInterfaceName(name),
    kind,
  }
  // Implicit TLS is a second way to the same address; few clients begin with it.
  const second = listener.tls === 'implicit' ? 0.25 : 0
  return { address, rank: pinOf(address, hints) + onTheWay(name, info, hints, kind) + rankOf(info) + second }
}

/** What a person has chosen comes before everything that can be thought of. */
function pinOf({ host, interfaceName }: WireReachableAddress, { primary }: AddressHints): number {
  if (primary === null) return 0
  if (primary.host === host) return -200
  return primary.interfaceName === interfaceName ? -100 : 0
}

function onTheWay(
  name: string,
  { address }: NetworkInterfaceInfo,
  { route }: AddressHints,
  kind: InterfaceKind,
): number {
  if (kind === 'virtual') return 10
  return route.interfaces.includes(name) || route.address === address ? -1.5 : 0
}

function rankOf({ family, address }: NetworkInterfaceInfo): number {
  if (family === 'IPv6') return isUniqueLocal(address) ? 2 : 3
  if (isPrivate(address)) return 0
  // Self-assigned: there is no router on that cable, other devices seldom get there.
  if (address.startsWith('169.254.')) return 4
  return isShared(address) ? 3.5 : 1
}

/** RFC 1918. */
function isPrivate(address: string): boolean {
  return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address)
}

/** RFC 6598: behind a provider's own translation, where nobody else gets to, or of an overlay network. */
function isShared(address: string): boolean {
  return /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./.test(address)
}

/** RFC 4193. */
function isUniqueLocal(address: string): boolean {
  return /^f[cd]/i.test(address)
}
