import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  parseModification,
  parseTimedPath,
  parseTimeValue,
} from '../../../../../app/main/engine/control/arguments/time-argument.ts'
import { ArgumentError } from '../../../../../app/main/engine/control/command-definition.ts'
import { anyText } from '../../../../helpers/commands/any-text.ts'

describe('time value (RFC 3659 §2.3)', () => {
  it.each([
    ['whole seconds', '20240229123456', Date.UTC(2024, 1, 29, 12, 34, 56)],
    ['milliseconds', '20240229123456.789', Date.UTC(2024, 1, 29, 12, 34, 56, 789)],
    ['one digit of a fraction', '20240229123456.7', Date.UTC(2024, 1, 29, 12, 34, 56, 700)],
    ['more digits than we keep', '20240229123456.789999', Date.UTC(2024, 1, 29, 12, 34, 56, 789)],
    ['the epoch', '19700101000000', 0],
    ['a leap second as the next second', '20161231235960', Date.UTC(2017, 0, 1)],
    ['a time before 1970', '19691231235959', -1000],
    ['a day that does not exist', '20230229000000', null],
    ['month 13', '20231301000000', null],
    ['day 0', '20230100000000', null],
    ['hour 24', '20230101240000', null],
    ['minute 60', '20230101006000', null],
    ['13 digits', '2023010100000', null],
    ['an empty fraction', '20230101000000.', null],
    ['a zone', '20230101000000Z', null],
    ['nothing', '', null],
  ])('reads %s', (_title, text, expected) => {
    expect(parseTimeValue(text)).toBe(expected)
  })

  it('reads back every second of four centuries', () => {
    const seconds = fc.integer({ min: Date.UTC(1800, 0, 1) / 1000, max: Date.UTC(2200, 0, 1) / 1000 })
    fc.assert(
      fc.property(seconds, (second) => {
        const text = new Date(second * 1000).toISOString().replace(/[-T:]|\..*/g, '')
        expect(parseTimeValue(text)).toBe(second * 1000)
      }),
    )
  })
})

describe('MFMT argument', () => {
  it('keeps the path to the byte after one space', () => {
    expect(parseTimedPath('19700101000001  a "b" ')).toEqual({ timeMs: 1000, path: ' a "b" ' })
  })

  it.each(['19700101000001', '19700101000001 ', 'name', '1970 name', '19700101000001 a\0b'])(
    'refuses "%s" with 501',
    (argument) => {
      const refused = parseTimedPath(argument)
      expect(refused instanceof ArgumentError && refused.reply.code).toBe(501)
    },
  )
})

describe('MDTM argument', () => {
  it('takes a plain path as nothing else', () => {
    expect(parseModification('20240101 report.txt')).toEqual({ path: '20240101 report.txt', write: null })
  })

  it('offers both readings when the argument may be a time and a path', () => {
    expect(parseModification('19700101000002 a b')).toEqual({
      path: '19700101000002 a b',
      write: { timeMs: 2000, path: 'a b' },
    })
  })
})

describe('every time parser', () => {
  it.each([
    ['MFMT', parseTimedPath],
    ['MDTM', parseModification],
    ['time value', parseTimeValue],
  ])('%s throws on no text at all', (_verb, parse) => {
    const text = fc.oneof(anyText, fc.stringMatching(/^\d{14}(\.\d{0,4})? ?.{0,5}$/))
    fc.assert(
      fc.property(text, (argument) => {
        parse(argument)
      }),
    )
  })
})
