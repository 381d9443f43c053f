import type { NetworkInterfaceInfo } from 'node:os'
import { describe, expect, it } from 'vitest'
import { interfaceKindOf } from '../../../../app/main/host/addresses/interface-kind.ts'
import { addressUrl, reachableAddresses } from '../../../../app/main/host/addresses/reachable-addresses.ts'

const mac = '3c:22:fb:01:02:03'

function ipv4(address: string, internal = false, ownMac = mac): NetworkInterfaceInfo {
  return { family: 'IPv4', address, internal, mac: ownMac, netmask: '255.255.255.0', cidr: null }
}

function ipv6(address: string, internal = false): NetworkInterfaceInfo {
  return { family: 'IPv6', address, internal, mac, netmask: 'ffff::', cidr: null, scopeid: 0 }
}

const loopback = { lo: [ipv4('127.0.0.1', true), ipv6('::1', true)] }
const both = [
  { host: '0.0.0.0', port: 2121, tls: 'optional' },
  { host: '::', port: 2121, tls: 'optional' },
] as const
const hosts = (interfaces: Parameters<typeof reachableAddresses>[0]) =>
  reachableAddresses(interfaces, both).map(({ host }) => host)

describe('addresses to type into a client', () => {
  it('begin with private addresses of real cards and end with tunnels', () => {
    const interfaces = {
      docker0: [ipv4('172.17.0.1')],
      tun0: [ipv4('10.8.0.2')],
      wlan0: [ipv4('192.168.1.10'), ipv6('fe80::1'), ipv6('2001:db8::5'), ipv6('fd00::5')],
      eth0: [ipv4('203.0.113.9')],
      ...loopback,
    }
    expect(hosts(interfaces)).toEqual([
      '192.168.1.10',
      '203.0.113.9',
      'fd00::5',
      '2001:db8::5',
      '172.17.0.1',
      '10.8.0.2',
    ])
  })

  it('leave out link-local IPv6, which needs a zone nobody can type', () => {
    expect(hosts({ eth0: [ipv6('fe80::abcd'), ipv6('FEBF::1'), ipv4('10.0.0.2')] })).toEqual(['10.0.0.2'])
  })

  it('put a self-assigned address last among real cards', () => {
    expect(hosts({ eth0: [ipv4('169.254.3.4')], eth1: [ipv4('10.0.0.2'), ipv6('2001:db8::5')] })).toEqual([
      '10.0.0.2',
      '2001:db8::5',
      '169.254.3.4',
    ])
  })

  it('are loopback only when there is nothing else', () => {
    expect(reachableAddresses(loopback, both)).toEqual([
      {
        host: '127.0.0.1',
        url: 'ftp://127.0.0.1:2121',
        interfaceName: 'This computer',
        kind: 'this-computer',
      },
      { host: '::1', url: 'ftp://[::1]:2121', interfaceName: 'This computer', kind: 'this-computer' },
    ])
  })

  it('are those the listeners accept and no others', () => {
    const interfaces = { eth0: [ipv4('10.0.0.2'), ipv6('fd00::5')], ...loopback }
    const only = (host: string) =>
      reachableAddresses(interfaces, [{ host, port: 21, tls: 'off' }]).map((address) => address.host)
    expect(only('0.0.0.0')).toEqual(['10.0.0.2'])
    expect(only('::')).toEqual(['fd00::5'])
    expect(only('10.0.0.2')).toEqual(['10.0.0.2'])
    expect(only('127.0.0.1')).toEqual(['127.0.0.1'])
    expect(only('10.0.0.3')).toEqual([])
    expect(reachableAddresses(interfaces, [])).toEqual([])
  })

  it('appear once each', () => {
    const [listener] = both
    expect(reachableAddresses({ eth0: [ipv4('10.0.0.2')] }, [listener, listener])).toHaveLength(1)
  })
})

describe('the address as a link', () => {
  it.each([
    ['192.168.1.10', 2121, 'optional', 'ftp://192.168.1.10:2121'],
    ['fd00::5', 21, 'required', 'ftp://[fd00::5]:21'],
    ['10.0.0.1', 990, 'implicit', 'ftps://10.0.0.1:990'],
  ] as const)('of %s port %d with TLS %s is %s', (host, port, tls, url) => {
    expect(addressUrl(host, port, tls)).toBe(url)
  })
})

describe('the kind of an interface', () => {
  it.each([
    ['lo', true, '00:00:00:00:00:00', 'this-computer'],
    ['eth0', false, mac, 'local'],
    ['en0', false, mac, 'local'],
    ['Wi-Fi', false, mac, 'local'],
    ['Ethernet 2', false, mac, 'local'],
    ['wlp3s0', false, mac, 'local'],
    ['docker0', false, mac, 'virtual'],
    ['br-2f9a', false, mac, 'virtual'],
    ['veth12', false, mac, 'virtual'],
    ['vEthernet (WSL)', false, mac, 'virtual'],
    ['vEthernet (Default Switch)', false, mac, 'virtual'],
    ['VMware Network Adapter VMnet8', false, '00:50:56:c0:00:08', 'virtual'],
    ['VirtualBox Host-Only Network', false, '0a:00:27:00:00:01', 'virtual'],
    ['Ethernet 3', false, '0a:00:27:00:00:01', 'virtual'],
    ['utun3', false, '00:00:00:00:00:00', 'virtual'],
    ['tailscale0', false, mac, 'virtual'],
    ['wg0', false, mac, 'virtual'],
    ['some-tunnel', false, '00:00:00:00:00:00', 'virtual'],
    ['ens33', false, '00:0c:29:aa:bb:cc', 'local'],
  ] as const)('of %s (internal %s, %s) is %s', (name, internal, ownMac, kind) => {
    expect(interfaceKindOf(name, { internal, mac: ownMac })).toBe(kind)
  })
})
