import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatTimeValue, parseTimeValue } from '../../../../app/main/engine/listing/time-value.ts'

describe('time values, RFC 3659 §2.3', () => {
  it.each([
    ['whole seconds', Date.UTC(2024, 1, 29, 23, 59, 59), '20240229235959'],
    ['milliseconds', Date.UTC(1998, 0, 2, 3, 4, 5, 60), '19980102030405.060'],
    ['the beginning', 0, '19700101000000'],
    ['a time before 1970', -1, '19691231235959.999'],
  ])('write and read %s', (_title, timeMs, text) => {
    expect(formatTimeValue(timeMs)).toBe(text)
    expect(parseTimeValue(text)).toBe(timeMs)
  })

  it('come back unchanged from text', () => {
    const range = { min: Date.parse('0001-01-01T00:00:00Z'), max: Date.parse('9999-12-31T23:59:59.999Z') }
    fc.assert(
      fc.property(fc.integer(range), (timeMs) => {
        expect(parseTimeValue(formatTimeValue(timeMs))).toBe(timeMs)
      }),
    )
  })

  it.each([
    ['20240101000000.1', 100],
    ['20240101000000.1239', 123],
    ['20231231235960', 0],
  ])('read %s to the millisecond', (text, ms) => {
    expect(parseTimeValue(text)).toBe(Date.UTC(2024, 0, 1, 0, 0, 0, ms))
  })

  it('read the year 99 as it is written', () => {
    expect(parseTimeValue('00990101000000')).toBe(Date.parse('0099-01-01T00:00:00Z'))
  })

  it('stay within four digits of the year', () => {
    expect(formatTimeValue(8.64e15)).toBe('99991231235959.999')
    expect(formatTimeValue(-8.64e15)).toBe('00000101000000')
  })

  it.each([
    '',
    '2024',
    '20240230000000',
    '20230229000000',
    '20241301000000',
    '20240001000000',
    '20240100000000',
    '20240132000000',
    '20240101240000',
    '20240101006000',
    '20240101000061',
    '20240101000000.',
    '20240101000000.x',
    ' 20240101000000',
    '20240101000000 ',
    '-0240101000000',
    '2024-01-01',
    '２０２４0101000000',
  ])('refuse %j', (text) => {
    expect(parseTimeValue(text)).toBeNull()
  })
})
