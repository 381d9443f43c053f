import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  parseAllocation,
  parseRestartOffset,
} from '../../../../../app/main/engine/control/arguments/byte-count.ts'
import { ArgumentError } from '../../../../../app/main/engine/control/command-definition.ts'
import { anyText } from '../../../../helpers/commands/any-text.ts'

/** The text of a refusal's code, or the count. */
function outcome(value: number | ArgumentError): number | string {
  return value instanceof ArgumentError ? `refused ${value.reply.code}` : value
}

describe('REST argument', () => {
  it.each([
    ['0', 0],
    ['1', 1],
    [' 42 ', 42],
    ['007', 7],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
    ['9007199254740992', 'refused 501'],
    ['99999999999999999999999', 'refused 501'],
    ['-1', 'refused 501'],
    ['+1', 'refused 501'],
    ['1.5', 'refused 501'],
    ['1e3', 'refused 501'],
    ['0x10', 'refused 501'],
    ['1 2', 'refused 501'],
    ['x', 'refused 501'],
    ['', 'refused 501'],
  ])('reads "%s" as %s', (argument, expected) => {
    expect(outcome(parseRestartOffset(argument))).toBe(expected)
  })
})

describe('ALLO argument', () => {
  it.each([
    ['1024', 1024],
    ['1024 R 80', 1024],
    ['1024 r 80', 1024],
    ['1024 R', 'refused 501'],
    ['1024 80', 'refused 501'],
    ['R 80', 'refused 501'],
    ['lots', 'refused 501'],
    ['', 'refused 501'],
  ])('reads "%s" as %s', (argument, expected) => {
    expect(outcome(parseAllocation(argument))).toBe(expected)
  })
})

describe('every byte count parser', () => {
  it.each([
    ['REST', parseRestartOffset],
    ['ALLO', parseAllocation],
  ])('%s throws on no text at all and reads back every number', (_verb, parse) => {
    fc.assert(
      fc.property(anyText, (text) => {
        parse(text)
      }),
    )
    fc.assert(fc.property(fc.maxSafeNat(), (count) => parse(String(count)) === count))
  })
})
