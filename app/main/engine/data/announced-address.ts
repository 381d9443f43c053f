import { BlockList, isIPv4, isIPv6 } from 'node:net'
import type { NetworkInterfaceInfo } from 'node:os'
import { networkInterfaces } from 'node:os'

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
  const family = isIPv4(address) ? 'ipv4' : isIPv6(address) ? 'ipv6' : null
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

/**
 * The address a 227 names: the one this client dialled, or the external one for peers behind a router. Peers on the
 * local networks always get the local one, because many routers cannot turn their own public address back (ux.md F8).
 */
export function announcedAddress(
  localAddress: string,
  peerAddress: string,
  externalAddress: string | null,
): string {
  if (externalAddress === null || isLocalPeer(peerAddress)) return localAddress
  return externalAddress
}
