import { describe, expect, it } from 'vitest'
import { readCsv } from '../../../../app/main/host/accounts/csv-records.ts'

const fieldsOf = (text: string) => {
  const outcome = readCsv(text)
  return outcome.ok ? outcome.records.map(({ fields }) => fields) : outcome
}

describe('readCsv', () => {
  it.each([
    ['a record a line', 'ann\r\nbob\r\n', [['ann'], ['bob']]],
    ['a last line without an end', 'ann\r\nbob', [['ann'], ['bob']]],
    ['lines of old and of Unix systems', 'ann\rbob\ncy', [['ann'], ['bob'], ['cy']]],
    ['several fields, empty ones too', 'ann,,x,\r\n', [['ann', '', 'x', '']]],
    ['a field at the very end that is empty', 'ann,', [['ann', '']]],
    ['quoted fields with separators and lines inside', '"a,b","c\r\nd"', [['a,b', 'c\r\nd']]],
    ['doubled quotation marks', '"say ""hi"""', [['say "hi"']]],
    ['an empty quoted field among others', '"",x', [['', 'x']]],
    [
      'semicolons, as Excel of many countries writes',
      'ann;1\r\nbob;2',
      [
        ['ann', '1'],
        ['bob', '2'],
      ],
    ],
    ['tabs', 'ann\t1\r\n', [['ann', '1']]],
    ['a byte order mark as nothing', '\uFEFFann\r\n', [['ann']]],
    ['no record in empty lines', '\r\n\r\nann\r\n\r\n', [['ann']]],
    ['nothing in nothing', '', []],
  ])('reads %s', (_title, text, expected) => {
    expect(fieldsOf(text)).toEqual(expected)
  })

  it('knows the line a record begins in, lines inside quotes counted', () => {
    const outcome = readCsv('"a\nb"\nann\n\nbob')
    expect(outcome.ok && outcome.records.map(({ line }) => line)).toEqual([1, 3, 5])
  })

  it.each([
    ['a quotation mark that is never closed', 'ann\r\n"bob\r\ncy', 2, 'open-quote'],
    ['text after a closing quotation mark', 'ann\r\n"bob"x', 2, 'after-quote'],
    ['a field that is far too long', `ann\r\n${'x'.repeat(4_001)}`, 2, 'too-long'],
  ])('refuses %s', (_title, text, line, fault) => {
    expect(readCsv(text)).toEqual({ ok: false, line, fault })
  })

  it.each([
    ['quotation marks', '"'.repeat(500_000)],
    ['separators', ','.repeat(500_000)],
    ['ends of lines', '\r\n'.repeat(250_000)],
    ['NUL bytes', '\0'.repeat(500_000)],
  ])('comes to an end with a file of nothing but %s', (_title, text) => {
    expect(readCsv(text).ok).toBeTypeOf('boolean')
  })
})
