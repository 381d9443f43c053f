import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressGroup, normalizeAddress } from '../../../../app/main/engine/limits/peer-address.ts'

describe('normalizeAddress', () => {
  it.each([
    ['plain IPv4', '192.0.2.1', '192.0.2.1'],
    ['mapped, dotted', '::ffff:192.0.2.1', '192.0.2.1'],
    ['mapped, upper case', '::FFFF:192.0.2.1', '192.0.2.1'],
    ['mapped, hexadecimal', '::ffff:c000:201', '192.0.2.1'],
    ['mapped, written out', '0:0:0:0:0:ffff:192.0.2.1', '192.0.2.1'],
    ['IPv6', '2001:DB8::1', '2001:db8::1'],
    ['IPv6 with a zone', 'fe80::1%eth0', 'fe80::1'],
    ['loopback', '::1', '::1'],
    ['not an address', 'fe80:::1', 'fe80:::1'],
  ])('%s: %s becomes %s', (_title, address, expected) => {
    expect(normalizeAddress(address)).toBe(expected)
  })
})

describe('addressGroup', () => {
  it.each([
    ['an IPv4 address is its own group', '192.0.2.1', '192.0.2.1'],
    ['a mapped address is the IPv4 one', '::ffff:192.0.2.1', '192.0.2.1'],
    ['IPv6 counts by /64', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['IPv6 in short form', '2001:db8::1', '2001:db8:0:0::/64'],
    ['text that is no address stays', 'zz:1', 'zz:1'],
  ])('%s', (_title, address, expected) => {
    expect(addressGroup(address)).toBe(expected)
  })
})

describe('any address', () => {
  it('is written one way only, and normal addresses stay', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()), (address) => {
        const normal = normalizeAddress(address)
        expect(normalizeAddress(normal)).toBe(normal)
        expect(normalizeAddress(address.toUpperCase())).toBe(normal)
        expect(addressGroup(normal)).toBe(addressGroup(address))
      }),
    )
  })

  it('counts as the IPv4 address it stands for', () => {
    fc.assert(fc.property(fc.ipV4(), (address) => normalizeAddress(`::ffff:${address}`) === address))
  })
})
