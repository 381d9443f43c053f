import { describe, expect, it } from 'vitest'
import { formatEndpoint, formatPeer } from '../../../../app/renderer/format/address.ts'

describe('formatPeer', () => {
  it.each([
    ['IPv4 stays', '192.168.1.5', '192.168.1.5'],
    ['IPv4 mapped into IPv6 is IPv4', '::ffff:192.168.1.5', '192.168.1.5'],
    ['IPv6 stays', '2001:db8::1', '2001:db8::1'],
  ])('%s', (_title, address, expected) => {
    expect(formatPeer(address)).toBe(expected)
  })
})

describe('formatEndpoint', () => {
  it.each([
    ['IPv4', '::ffff:10.0.0.1', '10.0.0.1:40001'],
    ['IPv6 is put into brackets', 'fe80::1', '[fe80::1]:40001'],
  ])('%s', (_title, address, expected) => {
    expect(formatEndpoint(address, 40_001)).toBe(expected)
  })
})
