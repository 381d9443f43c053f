import type { NetworkInterfaceInfo } from 'node:os'

/** What a network interface is good for, seen from another device. */
export type InterfaceKind = 'local' | 'virtual' | 'this-computer'

/**
 * Names of tunnels, bridges and host-only adapters. Other devices on the same network reach none of them, and they
 * often come first in the system's list: Docker and WSL are why so many people type an address that cannot work.
 */
const virtualNames: readonly RegExp[] = [
  // Linux and macOS
  /^(docker|br-|veth|virbr|vmnet|vmenet|vboxnet|vnic|lxc|lxd|incus|mpqemu|cni|flannel|cali|podman|cilium|kube)/i,
  /^(tun|tap|utun|wg|wt\d|ppp|ipsec|zt|ham\d|tailscale|nordlynx|proton|gpd|warp|nebula|outline)/i,
  /^(bridge\d|awdl|llw|anpi|ap\d|gif|stf|bnep|pan\d)/i,
  // Windows, where names are sentences
  /vEthernet|WSL|Hyper-V|VirtualBox|VMware|Docker|Host-Only/i,
  /VPN|WireGuard|Tailscale|ZeroTier|NordLynx|Hamachi|\bTAP\b|\bTUN\b|Wintun|Radmin|Loopback/i,
  /AnyConnect|Fortinet|FortiClient|GlobalProtect|Cloudflare|WARP|NetBird|Mullvad|SoftEther|Parallels|Bluetooth/i,
  // "Local Area Connection* 2" and "LAN-Verbindung* 2" are what Windows keeps ready for Wi-Fi Direct.
  /\*\s*\d+$/,
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

/** What Linux and macOS call their interfaces, and what people call them; product names are names in every language. */
const friendlyNames: readonly (readonly [RegExp, string])[] = [
  [/^(wlan|wlp|wlx|wl\d)/, 'Wi-Fi'],
  [/^(eth|enp|ens|eno|enx|em\d)/, 'Ethernet'],
  [/^(docker|br-)/, 'Docker'],
  [/^podman/, 'Podman'],
  [/^tailscale/, 'Tailscale'],
  [/^zt/, 'ZeroTier'],
  [/^wg/, 'WireGuard'],
  [/^vboxnet/, 'VirtualBox'],
  [/^vmnet/, 'VMware'],
  [/^virbr/, 'libvirt'],
  [/^(tun|tap|utun|ppp|ipsec)/, 'VPN'],
]

/** Name for people: Linux's and macOS' own names say little, those of Windows are friendly already. */
export function friendlyInterfaceName(name: string): string {
  const friendly = friendlyNames.find(([pattern]) => pattern.test(name))?.[1]
  return friendly === undefined ? name : `${friendly} (${name})`
}
