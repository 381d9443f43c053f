import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRange } from '../../../../../app/main/engine/control/arguments/byte-count.ts'
import { parseChecksum } from '../../../../../app/main/engine/control/arguments/checksum-argument.ts'
import { ArgumentError } from '../../../../../app/main/engine/control/command-definition.ts'
import { anyText } from '../../../../helpers/commands/any-text.ts'

const whole = (path: string) => ({ path, start: 0, end: null })

describe('the argument of XCRC and its kin', () => {
  it.each([
    ['a', [whole('a')]],
    ['"a b"', [whole('"a b"'), whole('a b')]],
    ['"a" 5', [whole('"a" 5'), { path: 'a', start: 5, end: null }, { path: '"a"', start: 5, end: null }]],
    ['a 5', [whole('a 5'), { path: 'a', start: 5, end: null }]],
    ['a 5 9', [whole('a 5 9'), { path: 'a 5', start: 9, end: null }, { path: 'a', start: 5, end: 9 }]],
    ['"a""b"', [whole('"a""b"'), whole('a"b')]],
    ['""', [whole('""')]],
    ['5', [whole('5')]],
  ])('reads %s', (argument, expected) => {
    expect(parseChecksum(argument)).toEqual(expected)
  })

  it('refuses CR, LF and NUL', () => {
    for (const text of ['a\r', 'a\nb', '"a\0"']) expect(parseChecksum(text)).toBeInstanceOf(ArgumentError)
  })

  it('always begins with the text as it is, and never throws', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const readings = parseChecksum(text)
        if (!(readings instanceof ArgumentError)) expect(readings[0]).toEqual(whole(text))
      }),
    )
  })
})

describe('the argument of RANG', () => {
  it.each([
    ['0 0', { first: 0, last: 0 }],
    ['1 0', { first: 1, last: 0 }],
    [' 10  20 ', { first: 10, last: 20 }],
  ])('reads "%s"', (argument, expected) => {
    expect(parseRange(argument)).toEqual(expected)
  })

  it.each(['', '1', '1 2 3', '-1 2', '1.5 2', '0 9007199254740992'])('refuses "%s"', (argument) => {
    expect(parseRange(argument)).toBeInstanceOf(ArgumentError)
  })
})
