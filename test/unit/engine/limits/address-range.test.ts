import { describe, expect, it } from 'vitest'
import {
  type AddressRange,
  parseAddressRange,
  rangeHolds,
} from '../../../../app/main/engine/limits/address-range.ts'

const range = (text: string): AddressRange => {
  const parsed = parseAddressRange(text)
  if (parsed === null) throw new Error(`${text} is no range`)
  return parsed
}

describe('address range', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    [' 192.0.2.7 ', '192.0.2.7'],
    ['192.0.2.7/24', '192.0.2.0/24'],
    ['192.0.2.7/32', '192.0.2.7'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7/120', '192.0.2.0/24'],
    ['2001:DB8:0:0::1', '2001:db8::1'],
    ['2001:db8::1/64', '2001:db8::/64'],
    ['::1', '::1'],
    ['::/0', '::/0'],
    ['64:ff9b::192.0.2.1', '64:ff9b::c000:201'],
  ])('writes %j as %j', (text, expected) => {
    expect(range(text).text).toBe(expected)
  })

  it.each([
    '',
    'portside',
    '192.0.2',
    '192.0.2.256',
    '192.0.2.07',
    '192.0.2.7/33',
    '192.0.2.7/-1',
    '192.0.2.7/8/8',
    '2001:db8::1/129',
    '2001:db8:::1',
    '::ffff:192.0.2.7/24',
    '1e3.0.0.1',
    '999.0.0.0::/0',
    '1.2.3.4::1',
    '::1.2.3.4:5',
    '::ffff:1.2.3.256',
    '::300.0.0.1',
  ])('finds none in %j', (text) => {
    expect(parseAddressRange(text)).toBeNull()
  })

  it.each([
    ['10.0.0.0/8', '10.1.2.3', true],
    ['10.0.0.0/8', '11.1.2.3', false],
    ['10.1.2.3', '10.0.0.0/8', false],
    ['10.0.0.0/8', '10.1.0.0/16', true],
    ['0.0.0.0/0', '2001:db8::1', false],
    ['2001:db8::/64', '2001:db8::ffff', true],
    ['2001:db8::/64', '2001:db8:0:1::1', false],
  ])('%s holds %s: %s', (outer, inner, expected) => {
    expect(rangeHolds(range(outer), range(inner))).toBe(expected)
  })
})
