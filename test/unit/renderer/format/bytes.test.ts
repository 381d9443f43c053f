import { describe, expect, it } from 'vitest'
import { formatBytes } from '../../../../app/renderer/format/bytes.ts'
import { formatRate } from '../../../../app/renderer/format/rate.ts'

describe('formatBytes', () => {
  it.each([
    ['nothing', 0, '0 B'],
    ['whole bytes have no decimals', 999, '999 B'],
    ['a kilobyte is 1000 bytes', 1000, '1.00 kB'],
    ['two digits before the point leave one behind', 12_345, '12.3 kB'],
    ['three digits leave none', 123_456, '123 kB'],
    ['what rounds to 1000 goes to the next unit', 999_600, '1.00 MB'],
    ['what rounds to 10.0 has three digits, not four', 9_996_000, '10.0 MB'],
    ['what rounds to 100 has three digits, not four', 99_960_000, '100 MB'],
    ['gigabytes', 4_294_967_296, '4.29 GB'],
    ['the largest unit just grows', 5e18, '5000 PB'],
    ['a negative number is nothing', -5, '0 B'],
    ['not a number is nothing', Number.NaN, '0 B'],
  ])('%s', (_title, bytes, expected) => {
    expect(formatBytes(bytes)).toBe(expected)
  })
})

describe('formatRate', () => {
  it.each([
    ['a rate that has decayed', 0.3, '0 B/s'],
    ['a usual rate', 4_100_000, '4.10 MB/s'],
  ])('%s', (_title, rate, expected) => {
    expect(formatRate(rate)).toBe(expected)
  })
})
