import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatTimeValue } from '../../../../app/main/engine/listing/time-value.ts'

describe('a time value, RFC 3659 §2.3', () => {
  it.each([
    ['whole seconds', Date.UTC(2024, 1, 29, 23, 59, 59), '20240229235959'],
    ['milliseconds', Date.UTC(1998, 0, 2, 3, 4, 5, 60), '19980102030405.060'],
    ['the beginning', 0, '19700101000000'],
    ['a time before 1970', -1, '19691231235959.999'],
    ['a fraction of a millisecond, dropped', 1.9, '19700101000000.001'],
    ['a year beyond four digits', 8.64e15, '99991231235959.999'],
    ['a year before the first', -8.64e15, '00000101000000'],
  ])('tells %s', (_title, timeMs, text) => {
    expect(formatTimeValue(timeMs)).toBe(text)
  })

  it('sorts as the times do and always has the one shape', () => {
    const range = { min: Date.parse('0000-01-01T00:00:00Z'), max: Date.parse('9999-12-31T23:59:59.999Z') }
    fc.assert(
      fc.property(fc.integer(range), fc.integer(range), (one, other) => {
        expect(formatTimeValue(one)).toMatch(/^\d{14}(\.\d{3})?$/)
        expect(formatTimeValue(one) < formatTimeValue(other)).toBe(one < other)
      }),
    )
  })
})
