import { BlockList, isIPv4, isIPv6 } from 'node:net'
import type { NetworkInterfaceInfo } from 'node:os'
import { networkInterfaces } from 'node:os'
import type { HostNames } from './host-names.ts'

/** Networks that never need the external address: RFC 1918, loopback, link-local, carrier NAT stays outside. */
const privateNetworks = new BlockList()
privateNetworks.addSubnet('10.0.0.0', 8, 'ipv4')
privateNetworks.addSubnet('172.16.0.0', 12, 'ipv4')
privateNetworks.addSubnet('192.168.0.0', 16, 'ipv4')
privateNetworks.addSubnet('127.0.0.0', 8, 'ipv4')
privateNetworks.addSubnet('169.254.0.0', 16, 'ipv4')
privateNetworks.addSubnet('fc00::', 7, 'ipv6')
privateNetworks.addSubnet('fe80::', 10, 'ipv6')
privateNetworks.addAddress('::1', 'ipv6')

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>

/** True for peers that reach this machine without passing a router's address translation. */
export function isLocalPeer(address: string, interfaces: Interfaces = networkInterfaces()): boolean {
  const family = familyOf(address)
  if (family === null) return false
  if (privateNetworks.check(address, family)) return true
  // A public address of one of our own networks (a university LAN) is a neighbour all the same.
  const own = new BlockList()
  for (const { cidr, family: ownFamily } of Object.values(interfaces).flatMap((list) => list ?? [])) {
    const [network, prefix] = cidr?.split('/') ?? []
    if (network === undefined || prefix === undefined) continue
    own.addSubnet(network, Number(prefix), ownFamily === 'IPv4' ? 'ipv4' : 'ipv6')
  }
  return own.check(address, family)
}

/** What the settings say of the addresses told in 227. Addresses are IPv4 or host names. */
export interface AnnouncementRules {
  readonly externalAddress: string | null
  /** Looked at in their order; the first network that holds the peer decides, local or not. Null: the local address. */
  readonly networks: readonly { readonly network: string; readonly address: string | null }[]
}

/** Says which address a client reaches our data ports at. Never rejects, and never answers with a host name. */
export type AddressAnnouncer = (localAddress: string, peerAddress: string) => Promise<string>

/**
 * The address a 227 names: what is said for the peer's network, or else the one this client dialled for peers on the
 * local networks, because many routers cannot turn their own public address back (ux.md F8), or else the external one.
 * A name that cannot be looked up leaves the one dialled. `current` is asked each time, because rules change.
 */
export function createAnnouncer(current: () => AnnouncementRules, hostNames: HostNames): AddressAnnouncer {
  return async (localAddress, peerAddress) => {
    const { networks, externalAddress } = current()
    const own = networks.find(({ network }) => networkTest(network)(peerAddress))
    const wanted = own !== undefined ? own.address : isLocalPeer(peerAddress) ? null : externalAddress
    return wanted === null ? localAddress : ((await hostNames.addressOf(wanted)) ?? localAddress)
  }
}

/** Compiles `10.8.0.0/16`, `2001:db8::/32` or a single address; what is none of these holds nobody. */
export function networkTest(network: string): (address: string) => boolean {
  const [base = '', bits] = network.split('/')
  const family = familyOf(base)
  if (family === null) return () => false
  const widest = family === 'ipv4' ? 32 : 128
  const prefix = bits === undefined ? widest : /^\d{1,3}$/.test(bits) ? Number(bits) : -1
  if (prefix < 0 || prefix > widest) return () => false
  const list = new BlockList()
  list.addSubnet(base, prefix, family)
  return (address) => familyOf(address) === family && list.check(address, family)
}

function familyOf(address: string): 'ipv4' | 'ipv6' | null {
  return isIPv4(address) ? 'ipv4' : isIPv6(address) ? 'ipv6' : null
}
