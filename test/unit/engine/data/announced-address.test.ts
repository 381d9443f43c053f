import type { NetworkInterfaceInfo } from 'node:os'
import { describe, expect, it } from 'vitest'
import {
  createAnnouncer,
  isLocalPeer,
  networkTest,
} from '../../../../app/main/engine/data/announced-address.ts'
import { HostNames } from '../../../../app/main/engine/data/host-names.ts'

const publicLan: NodeJS.Dict<NetworkInterfaceInfo[]> = {
  eth0: [
    {
      address: '198.51.100.7',
      netmask: '255.255.255.0',
      family: 'IPv4',
      mac: '00:00:00:00:00:01',
      internal: false,
      cidr: '198.51.100.7/24',
    },
  ],
}

describe('isLocalPeer', () => {
  it.each([
    ['192.168.1.4', true],
    ['10.1.2.3', true],
    ['172.31.255.1', true],
    ['172.32.0.1', false],
    ['127.0.0.2', true],
    ['169.254.3.3', true],
    ['203.0.113.9', false],
    ['198.51.100.200', true],
    ['fd00::1', true],
    ['fe80::1', true],
    ['2001:db8::1', false],
    ['not an address', false],
  ])('says of %s: %s', (address, isLocal) => {
    expect(isLocalPeer(address, publicLan)).toBe(isLocal)
  })
})

const knownNames: Readonly<Record<string, string>> = { 'home.example.org': '203.0.113.8' }
const hostNames = new HostNames({
  lookUp: (name) => {
    const address = knownNames[name]
    return address === undefined ? Promise.reject(new Error('ENOTFOUND')) : Promise.resolve(address)
  },
  refreshMs: 60_000,
  patienceMs: 1000,
  now: () => 0,
})
const local = '192.168.1.10'
const outside = '203.0.113.200'

describe('the announced address', () => {
  const networks = [
    { network: '10.8.0.0/16', address: '10.8.0.1' },
    { network: '10.9.0.0/16', address: null },
    { network: '203.0.113.201', address: 'home.example.org' },
  ]

  it.each([
    ['the one dialled for peers on the local networks', '192.168.1.4', '203.0.113.1', local],
    ['the external one for everybody else', outside, '203.0.113.1', '203.0.113.1'],
    ['the one dialled when there is no external one', outside, null, local],
    ['what the external host name stands for', outside, 'home.example.org', '203.0.113.8'],
    ['the one dialled when the host name cannot be found', outside, 'nowhere.example.org', local],
    ['what is said for the network of the peer, a local one too', '10.8.3.4', '203.0.113.1', '10.8.0.1'],
    ['the one dialled where a network says so', '10.9.3.4', '203.0.113.1', local],
    ['what is said for a single address', '203.0.113.201', '203.0.113.1', '203.0.113.8'],
  ])('is %s', async (_title, peer, externalAddress, expected) => {
    const announce = createAnnouncer(() => ({ externalAddress, networks }), hostNames)
    expect(await announce(local, peer)).toBe(expected)
  })
})

describe('networkTest', () => {
  it.each([
    ['10.0.0.0/8', '10.255.0.1', true],
    ['10.0.0.0/8', '11.0.0.1', false],
    ['0.0.0.0/0', '8.8.8.8', true],
    ['2001:db8::/32', '2001:db8:1::2', true],
    ['2001:db8::/32', '10.0.0.1', false],
    ['192.0.2.7', '192.0.2.7', true],
    ['10.0.0.0/33', '10.0.0.1', false],
    ['10.0.0.0/x', '10.0.0.1', false],
    ['nonsense', '10.0.0.1', false],
  ])('%s holds %s: %s', (network, address, expected) => {
    expect(networkTest(network)(address)).toBe(expected)
  })
})
