import { describe, expect, it } from 'vitest'
import { formatEndpoint, formatPeer, isIpv4 } from '../../../../app/renderer/format/address.ts'

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

describe('isIpv4', () => {
  it.each([
    ['203.0.113.7', true],
    ['203.0.113', false],
    ['203.0.113.256', false],
    ['203.0.113.07', false],
    ['example.org', false],
    ['', false],
  ])('%s: %s', (text, expected) => {
    expect(isIpv4(text)).toBe(expected)
  })
})
