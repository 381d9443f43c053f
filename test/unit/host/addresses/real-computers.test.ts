import type { NetworkInterfaceInfo } from 'node:os'
import { describe, expect, it } from 'vitest'
import {
  type AddressHints,
  type NetworkInterfaces,
  reachableAddresses,
} from '../../../../app/main/host/addresses/reachable-addresses.ts'

const card = '3c:22:fb:01:02:03'
const none = '00:00:00:00:00:00'

function of(mac: string, ...addresses: string[]): NetworkInterfaceInfo[] {
  return addresses.map((address) =>
    address.includes(':')
      ? {
          family: 'IPv6',
          address,
          internal: address === '::1',
          mac,
          netmask: 'ffff::',
          cidr: null,
          scopeid: 0,
        }
      : {
          family: 'IPv4',
          address,
          internal: address.startsWith('127.'),
          mac,
          netmask: '255.255.255.0',
          cidr: null,
        },
  )
}

const route = (...interfaces: string[]): AddressHints => ({
  route: { interfaces, address: null },
  primary: null,
})
const wayOut = (address: string | null): AddressHints => ({
  route: { interfaces: [], address },
  primary: null,
})
const listeners = [
  { host: '0.0.0.0', port: 2121, tls: 'optional' },
  { host: '::', port: 2121, tls: 'optional' },
] as const

/** Interfaces in the order in which the systems list them; adapters of programs often come first. */
const computers: readonly (readonly [string, NetworkInterfaces, AddressHints, readonly string[]])[] = [
  [
    'Windows 11 with WSL, Hyper-V and a VPN that is on',
    {
      'vEthernet (WSL (Hyper-V firewall))': of('00:15:5d:11:22:33', 'fe80::1', '172.28.160.1'),
      'vEthernet (Default Switch)': of('00:15:5d:aa:bb:cc', '172.20.48.1'),
      'Local Area Connection* 2': of('3e:22:fb:01:02:04', '192.168.137.1'),
      NordLynx: of(none, '10.5.0.2'),
      'Wi-Fi': of(card, 'fe80::7', '192.168.1.44'),
      'Loopback Pseudo-Interface 1': of(none, '::1', '127.0.0.1'),
    },
    wayOut('10.5.0.2'),
    ['192.168.1.44', '172.28.160.1', '172.20.48.1', '192.168.137.1', '10.5.0.2'],
  ],
  [
    'Windows 10 with VMware, VirtualBox, Bluetooth and an unplugged cable',
    {
      'VMware Network Adapter VMnet1': of('00:50:56:c0:00:01', '192.168.52.1'),
      'VMware Network Adapter VMnet8': of('00:50:56:c0:00:08', '192.168.184.1'),
      'Ethernet 2': of('0a:00:27:00:00:0c', '192.168.56.1'),
      'Bluetooth-Netzwerkverbindung': of(card, '169.254.7.8'),
      Ethernet: of(card, '169.254.99.1'),
      WLAN: of(card, '192.168.178.20', '2003:db:1::5'),
    },
    wayOut('192.168.178.20'),
    [
      '192.168.178.20',
      '2003:db:1::5',
      '169.254.99.1',
      '192.168.52.1',
      '192.168.184.1',
      '192.168.56.1',
      '169.254.7.8',
    ],
  ],
  [
    'Windows with two cards, of which one leads to the router',
    { Ethernet: of(card, '10.0.9.5'), 'Wi-Fi': of(card, '192.168.1.9') },
    wayOut('192.168.1.9'),
    ['192.168.1.9', '10.0.9.5'],
  ],
  [
    'macOS with Internet Sharing, a VPN and Parallels',
    {
      lo0: of(none, '127.0.0.1', '::1', 'fe80::1'),
      bridge100: of('62:3e:5f:00:00:64', '192.168.2.1'),
      vnic0: of('00:1c:42:00:00:08', '10.211.55.2'),
      utun4: of(none, '100.101.102.103', 'fd7a:115c:a1e0::1'),
      en0: of(card, 'fe80::2', '192.168.1.20'),
      awdl0: of('aa:bb:cc:00:00:01', 'fe80::3'),
    },
    wayOut('100.101.102.103'),
    ['192.168.1.20', '192.168.2.1', '10.211.55.2', 'fd7a:115c:a1e0::1', '100.101.102.103'],
  ],
  [
    'Linux with Docker, libvirt, Kubernetes and WireGuard as the default route',
    {
      lo: of(none, '127.0.0.1', '::1'),
      docker0: of('02:42:5e:00:00:01', '172.17.0.1'),
      'br-1f2e3d4c5b6a': of('02:42:5e:00:00:02', '172.18.0.1'),
      virbr0: of('52:54:00:00:00:01', '192.168.122.1'),
      'cni-podman0': of('52:54:00:00:00:02', '10.88.0.1'),
      wg0: of(none, '10.66.66.2'),
      wlp3s0: of(card, '192.168.0.17', '2a02:8109::17'),
    },
    route('wg0', 'wlp3s0'),
    ['192.168.0.17', '2a02:8109::17', '172.17.0.1', '172.18.0.1', '192.168.122.1', '10.88.0.1', '10.66.66.2'],
  ],
  [
    'Linux with cable and Wi-Fi, of which the cable is preferred',
    { wlp3s0: of(card, '192.168.0.17'), enp0s31f6: of(card, '192.168.0.18') },
    route('enp0s31f6'),
    ['192.168.0.18', '192.168.0.17'],
  ],
  [
    'a rented server with a public card and a backbone between servers',
    { ens3: of(card, '203.0.113.80'), ens7: of(card, '10.1.96.3') },
    route('ens3'),
    ['203.0.113.80', '10.1.96.3'],
  ],
  [
    'a Proxmox host, whose bridge is the card',
    { vmbr0: of(card, '192.168.5.2'), docker0: of('02:42:5e:00:00:01', '172.17.0.1') },
    route('vmbr0'),
    ['192.168.5.2', '172.17.0.1'],
  ],
]

describe('the first address on real computers', () => {
  it.each(computers)('%s', (_title, interfaces, hints, expected) => {
    expect(reachableAddresses(interfaces, listeners, hints).map(({ host }) => host)).toEqual(expected)
  })

  it('is the same without knowing the default route wherever there is one card', () => {
    for (const [title, interfaces, , expected] of computers.filter(
      ([name]) => !/two|cable and|rented/.test(name),
    )) {
      const [first] = reachableAddresses(interfaces, listeners)
      expect(first?.host, title).toBe(expected[0])
    }
  })
})

describe('a pinned address', () => {
  const interfaces = { eth0: of(card, '10.0.0.2', '10.0.0.3', 'fd00::2'), tun0: of(none, '10.8.0.6') }
  const hosts = (host: string, interfaceName: string) =>
    reachableAddresses(interfaces, listeners, {
      ...route('eth0'),
      primary: { host, interfaceName },
    }).map((address) => address.host)

  it('comes first, even of a tunnel', () => {
    expect(hosts('10.8.0.6', 'VPN (tun0)')).toEqual(['10.8.0.6', '10.0.0.2', '10.0.0.3', 'fd00::2'])
    expect(hosts('10.0.0.3', 'Ethernet (eth0)')[0]).toBe('10.0.0.3')
  })

  it('gives way to the next of its interface when it has changed', () => {
    expect(hosts('10.8.0.99', 'VPN (tun0)')[0]).toBe('10.8.0.6')
  })

  it('changes nothing when its interface is gone', () => {
    expect(hosts('192.168.1.1', 'Wi-Fi (wlan0)')[0]).toBe('10.0.0.2')
  })
})

it('puts implicit TLS after the ordinary way to the same address', () => {
  const both = [
    { host: '0.0.0.0', port: 990, tls: 'implicit' },
    { host: '0.0.0.0', port: 21, tls: 'optional' },
  ] as const
  expect(reachableAddresses({ eth0: of(card, '10.0.0.2') }, both).map(({ url }) => url)).toEqual([
    'ftp://10.0.0.2:21',
    'ftps://10.0.0.2:990',
  ])
})
