import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFactChanges } from '../../../../../app/main/engine/control/arguments/fact-changes.ts'
import { parseMode, parseModedPath } from '../../../../../app/main/engine/control/arguments/mode-argument.ts'
import { parseUtime } from '../../../../../app/main/engine/control/arguments/utime-argument.ts'
import { ArgumentError } from '../../../../../app/main/engine/control/command-definition.ts'
import { anyText } from '../../../../helpers/commands/any-text.ts'

const outcome = <T>(value: T | ArgumentError): T | number =>
  value instanceof ArgumentError ? value.reply.code : value
const moment = Date.UTC(2020, 1, 29, 12, 34, 56)
const none = { modifiedMs: null, createdMs: null, mode: null }

describe('MFF argument (draft-somers-ftp-mfxx §5.1)', () => {
  it.each([
    ['one time', 'Modify=20200229123456; a', { ...none, modifiedMs: moment, path: 'a' }],
    ['names in any case', 'MODIFY=20200229123456; a', { ...none, modifiedMs: moment, path: 'a' }],
    [
      'all three',
      'Create=20200229123456;UNIX.mode=0640;modify=20200229123456.5; a',
      { modifiedMs: moment + 500, createdMs: moment, mode: 0o640, path: 'a' },
    ],
    ['a path of any text', 'unix.mode=644;  a;b=c; "d" ', { ...none, mode: 0o644, path: ' a;b=c; "d" ' }],
    ['no final semicolon (NcFTP)', 'modify=20200229123456 a', { ...none, modifiedMs: moment, path: 'a' }],
    ['an unknown fact', 'colour=red; a', 504],
    ['a fact that cannot be changed', 'size=3; a', 504],
    ['setuid', 'unix.mode=4755; a', 504],
    ['a fact twice', 'modify=20200229123456;Modify=20200229123456; a', 501],
    ['a mode twice, the first being 0', 'unix.mode=000;unix.mode=777; a', 501],
    ['no such time', 'modify=20200230123456; a', 501],
    ['an empty value', 'modify=; a', 501],
    ['two semicolons', 'modify=20200229123456;; a', 501],
    ['no path', 'modify=20200229123456; ', 501],
    ['no facts', 'a', 501],
    ['nothing', '', 501],
    ['a line break', 'modify=20200229123456; a\rb', 501],
  ])('reads %s', (_title, argument, expected) => {
    expect(outcome(parseFactChanges(argument))).toEqual(expected)
  })

  it('never throws', () => {
    const nearly = fc.tuple(fc.constantFrom('modify=', 'x=', ''), anyText).map(([fact, text]) => fact + text)
    fc.assert(
      fc.property(nearly, (text) => {
        const read = outcome(parseFactChanges(text))
        if (typeof read === 'number') expect([501, 504]).toContain(read)
      }),
    )
  })
})

describe('a mode', () => {
  it.each([
    ['644', 0o644],
    ['0755', 0o755],
    ['000', 0],
    ['4755', 504],
    ['1777', 504],
    ['64', 501],
    ['00644', 501],
    ['888', 501],
    ['u+x', 501],
    ['-644', 501],
    ['', 501],
  ])('"%s" is read as %s', (text, expected) => {
    expect(outcome(parseMode(text))).toBe(expected)
  })

  it.each([
    ['600 a', { mode: 0o600, path: 'a' }],
    ['600  a b ', { mode: 0o600, path: ' a b ' }],
    ['600', 501],
    ['600 ', 501],
    ['a 600', 501],
    ['600 a\0', 501],
  ])('with a path, "%s"', (argument, expected) => {
    expect(outcome(parseModedPath(argument))).toEqual(expected)
  })
})

describe('SITE UTIME argument', () => {
  it.each([
    ['time first', '20200229123456 a b', { timeMs: moment, path: 'a b' }],
    ['time without seconds', '202002291234 a', { timeMs: moment - 56_000, path: 'a' }],
    [
      'three times last, the second counts',
      'a b 19990101000000 20200229123456 20010101000000 UTC',
      { timeMs: moment, path: 'a b' },
    ],
    ['a small utc', 'a 19990101000000 20200229123456 20010101000000 utc', { timeMs: moment, path: 'a' }],
    [
      'a path that looks like a time',
      '20200101000000 19990101000000 20200229123456 20010101000000 UTC',
      { timeMs: moment, path: '20200101000000' },
    ],
    ['a day that does not exist', '20200230123456 a', 501],
    ['no path', '20200229123456', 501],
    ['no time', 'a', 501],
    ['another zone', 'a 19990101000000 20200229123456 20010101000000 CET', 501],
    ['a line break', '20200229123456 a\nb', 501],
  ])('reads %s', (_title, argument, expected) => {
    expect(outcome(parseUtime(argument))).toEqual(expected)
  })

  it('never throws', () => {
    fc.assert(fc.property(anyText, (text) => void parseUtime(text)))
  })
})
