import type { NetworkInterfaceInfo } from 'node:os'

/** What a network interface is good for, seen from another device. */
export type InterfaceKind = 'local' | 'virtual' | 'this-computer'

/**
 * Names of tunnels, bridges and host-only adapters. Other devices on the same network reach none of them, and they
 * often come first in the system's list: Docker and WSL are why so many people type an address that cannot work.
 */
const virtualNames: readonly RegExp[] = [
  // Linux and macOS
  /^(docker|br-|veth|virbr|vmnet|vboxnet|lxc|lxd|cni|flannel|cali|podman|cilium|kube)/i,
  /^(tun|tap|utun|wg|ppp|ipsec|zt|tailscale|nordlynx|proton|gpd|bridge|awdl|llw|anpi|gif|stf)/i,
  // Windows, where names are sentences
  /vEthernet|WSL|Hyper-V|VirtualBox|VMware|Docker|Host-Only/i,
  /VPN|WireGuard|Tailscale|ZeroTier|NordLynx|Hamachi|\bTAP\b|\bTUN\b|Wintun|Radmin|Loopback/i,
]

/** Adapters that VirtualBox and VMware put into the *host*; a guest's own card carries other addresses. */
const hostOnlyMacs: readonly string[] = ['0a:00:27:', '00:50:56:c0:']
const noMac = '00:00:00:00:00:00'

/** Tells what an interface is, from its name and hardware address: no system says it outright. */
export function interfaceKindOf(
  name: string,
  info: Pick<NetworkInterfaceInfo, 'internal' | 'mac'>,
): InterfaceKind {
  if (info.internal) return 'this-computer'
  if (virtualNames.some((pattern) => pattern.test(name))) return 'virtual'
  // A card has a hardware address; what has none is a tunnel.
  if (info.mac === noMac || hostOnlyMacs.some((prefix) => info.mac.startsWith(prefix))) return 'virtual'
  return 'local'
}

/** Name for people: Linux's own names say little, the others' are friendly already. */
export function friendlyInterfaceName(name: string): string {
  if (/^(wlan|wlp|wlx|wl\d)/.test(name)) return `Wi-Fi (${name})`
  if (/^(eth|enp|ens|eno|enx|em\d)/.test(name)) return `Ethernet (${name})`
  return name
}
