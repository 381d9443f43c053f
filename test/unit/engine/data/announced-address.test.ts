import type { NetworkInterfaceInfo } from 'node:os'
import { describe, expect, it } from 'vitest'
import { announcedAddress, isLocalPeer } from '../../../../app/main/engine/data/announced-address.ts'

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

describe('announcedAddress', () => {
  it('gives peers on the local networks the address they dialled', () => {
    expect(announcedAddress('192.168.1.10', '192.168.1.4', '203.0.113.1')).toBe('192.168.1.10')
  })

  it('gives everybody else the external address', () => {
    expect(announcedAddress('192.168.1.10', '203.0.113.200', '203.0.113.1')).toBe('203.0.113.1')
  })

  it('gives the dialled address when there is no external one', () => {
    expect(announcedAddress('192.168.1.10', '203.0.113.200', null)).toBe('192.168.1.10')
  })
})
