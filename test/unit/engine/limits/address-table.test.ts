import { describe, expect, it } from 'vitest'
import { parseAddressRange } from '../../../../app/main/engine/limits/address-range.ts'
import { AddressTable } from '../../../../app/main/engine/limits/address-table.ts'

function tableOf(...texts: readonly string[]): AddressTable<string> {
  const table = new AddressTable<string>()
  for (const text of texts) put(table, text)
  return table
}

function put(table: AddressTable<string>, text: string): void {
  const range = parseAddressRange(text)
  if (range !== null) table.set(range, text)
}

function take(table: AddressTable<string>, text: string): boolean {
  const range = parseAddressRange(text)
  return range !== null && table.delete(range)
}

describe('address table', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['10.200.1.1', '10.0.0.0/8'],
    ['2001:db8::beef', '2001:db8::/64'],
    ['192.0.2.8', null],
    ['2001:db9::1', null],
    ['not an address', null],
  ])('finds for %s: %s', (address, expected) => {
    expect(tableOf('192.0.2.7', '10.0.0.0/8', '2001:db8::/64').find(address)).toBe(expected)
  })

  it('forgets a range and keeps a wider one around it', () => {
    const table = tableOf('10.0.0.0/8', '10.1.2.3')
    expect(take(table, '10.1.2.3')).toBe(true)
    expect(take(table, '10.1.2.3')).toBe(false)
    expect(table.find('10.1.2.3')).toBe('10.0.0.0/8')
    expect(table.size).toBe(1)
  })

  it('counts a range that is set again once', () => {
    const table = tableOf('10.1.2.3', '10.1.2.3')
    expect(table.size).toBe(1)
  })

  it('holds every address of ten thousand and none beside', () => {
    const addresses = Array.from({ length: 10_000 }, (_, n) => `10.${n >> 8}.${n & 255}.1`)
    const table = tableOf(...addresses)
    expect(table.size).toBe(10_000)
    expect(addresses.every((address) => table.find(address) === address)).toBe(true)
    expect(addresses.some((address) => table.find(address.replace(/1$/, '2')) !== null)).toBe(false)
  })
})
