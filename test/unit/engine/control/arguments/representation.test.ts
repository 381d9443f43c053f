import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  parseMode,
  parseStructure,
  parseType,
} from '../../../../../app/main/engine/control/arguments/representation.ts'
import { ArgumentError } from '../../../../../app/main/engine/control/command-definition.ts'
import { anyText } from '../../../../helpers/commands/any-text.ts'

/** Code of a refusal, or the value. */
function outcome<Value>(value: Value | ArgumentError): Value | number {
  return value instanceof ArgumentError ? value.reply.code : value
}

describe('TYPE argument', () => {
  it.each([
    ['A', 'ascii'],
    ['a', 'ascii'],
    ['A N', 'ascii'],
    ['a  n', 'ascii'],
    ['L 7', 'ascii'],
    ['I', 'image'],
    ['i ', 'image'],
    ['L 8', 'image'],
    ['L8', 'image'],
    ['A T', 504],
    ['A C', 504],
    ['E', 504],
    ['E N', 504],
    ['L', 504],
    ['L 36', 504],
    ['I N', 504],
    ['T', 504],
    ['AI', 504],
    ['', 504],
  ])('reads "%s" as %s', (argument, expected) => {
    expect(outcome(parseType(argument))).toBe(expected)
  })
})

describe('STRU argument', () => {
  it.each([
    ['F', 'file'],
    ['f', 'file'],
    ['R', 504],
    ['P', 504],
    ['X', 501],
    ['FF', 501],
  ])('reads "%s" as %s', (argument, expected) => {
    expect(outcome(parseStructure(argument))).toBe(expected)
  })
})

describe('MODE argument', () => {
  it.each([
    ['S', 'stream'],
    ['s', 'stream'],
    ['B', 504],
    ['C', 504],
    ['Z', 'deflate'],
    ['X', 501],
    ['', 501],
  ])('reads "%s" as %s', (argument, expected) => {
    expect(outcome(parseMode(argument))).toBe(expected)
  })
})

describe('every representation parser', () => {
  it.each([
    ['TYPE', parseType],
    ['STRU', parseStructure],
    ['MODE', parseMode],
  ])('%s throws on no text at all', (_verb, parse) => {
    fc.assert(
      fc.property(anyText, (text) => {
        parse(text)
      }),
    )
  })
})
