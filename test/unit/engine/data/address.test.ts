import { describe, expect, it } from 'vitest'
import { isIPv6Host, isSameHost, normalizeAddress } from '../../../../app/main/engine/data/address.ts'

describe('normalizeAddress', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['::ffff:192.168.1.20', '192.168.1.20'],
    ['::FFFF:C0A8:0114', '192.168.1.20'],
    ['0:0:0:0:0:ffff:7f00:1', '127.0.0.1'],
    ['::1', '::1'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1%eth0'],
    ['FE80:0::1%en0', 'fe80::1%en0'],
    ['::ffff:10.0.0.1%eth0', '10.0.0.1'],
    ['not an address', 'not an address'],
  ])('writes %s as %s', (address, expected) => {
    expect(normalizeAddress(address)).toBe(expected)
  })
})

describe('isSameHost', () => {
  it.each([
    ['127.0.0.1', '::ffff:127.0.0.1', true],
    ['127.0.0.1', '127.0.0.2', false],
    ['::1', '0:0:0:0:0:0:0:1', true],
    ['::1', '127.0.0.1', false],
    ['fe80::1%eth0', 'fe80::1%eth0', true],
    ['fe80::1%eth0', 'fe80::1', true],
    ['fe80::1%eth0', 'fe80::1%wlan0', false],
  ])('compares %s with %s', (one, other, expected) => {
    expect(isSameHost(one, other)).toBe(expected)
    expect(isSameHost(other, one)).toBe(expected)
  })
})

describe('isIPv6Host', () => {
  it.each([
    ['::1', true],
    ['fe80::1%eth0', true],
    ['127.0.0.1', false],
    ['::ffff:127.0.0.1', false],
  ])('of %s', (address, expected) => {
    expect(isIPv6Host(address)).toBe(expected)
  })
})
