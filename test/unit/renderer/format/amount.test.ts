import { describe, expect, it } from 'vitest'
import { readAmount, sizeUnits, speedUnits, writeAmount } from '../../../../app/renderer/format/amount.ts'

describe('amounts in forms', () => {
  it.each([
    ['no limit', null, { digits: '', unitBytes: 1e6 }],
    ['nothing', 0, { digits: '0', unitBytes: 1 }],
    ['bytes', 999, { digits: '999', unitBytes: 1 }],
    ['a round size', 5_000_000_000, { digits: '5', unitBytes: 1e9 }],
    ['a size with a fraction', 1_250_000, { digits: '1.25', unitBytes: 1e6 }],
    ['a size no larger unit can say', 1_048_577, { digits: '1048.577', unitBytes: 1e3 }],
    ['a size with three digits behind the point', 67_108_863_123, { digits: '67108863.123', unitBytes: 1e3 }],
    ['what cannot be read', Number.NaN, { digits: '', unitBytes: 1e6 }],
  ])('are written exactly: %s', (_title, bytes, typed) => {
    expect(writeAmount(bytes, sizeUnits)).toEqual(typed)
  })

  it.each([0, 1, 1_024, 67_108_864, 1_048_577, 8_796_093_022_207, 2 ** 50])(
    'stay the same when %d is read again',
    (bytes) => {
      expect(readAmount(writeAmount(bytes, sizeUnits))).toBe(bytes)
    },
  )

  it('are written as speeds from kB/s on', () => {
    expect(writeAmount(2_000_000, speedUnits)).toEqual({ digits: '2', unitBytes: 1e6 })
    expect(writeAmount(1_024, speedUnits)).toEqual({ digits: '1.024', unitBytes: 1e3 })
  })

  it.each([
    ['', null],
    ['   ', null],
    ['2', 2e6],
    ['1,5', 1.5e6],
    ['.5', 5e5],
    ['2.', 2e6],
    ['-1', Number.NaN],
    ['1e3', Number.NaN],
    ['two', Number.NaN],
    ['1.2.3', Number.NaN],
  ])('are read from “%s”', (digits, bytes) => {
    expect(readAmount({ digits, unitBytes: 1e6 })).toBe(bytes)
  })
})
