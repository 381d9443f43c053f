import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseOption } from '../../../../../app/main/engine/control/arguments/option.ts'
import { parsePath } from '../../../../../app/main/engine/control/arguments/path-argument.ts'
import { ArgumentError } from '../../../../../app/main/engine/control/command-definition.ts'
import { anyText } from '../../../../helpers/commands/any-text.ts'

describe('OPTS argument', () => {
  it.each([
    ['UTF8 ON', { kind: 'utf8', isOn: true }],
    ['utf8 on', { kind: 'utf8', isOn: true }],
    ['UTF8', { kind: 'utf8', isOn: true }],
    ['UTF8 OFF', { kind: 'utf8', isOn: false }],
    ['UTF8 NLST', { kind: 'utf8', isOn: true }],
    ['UTF-8 ON', { kind: 'utf8', isOn: true }],
    ['UTF8 MAYBE', 501],
    ['MLST', { kind: 'mlst', facts: [] }],
    ['MLST type;size;', { kind: 'mlst', facts: ['type', 'size'] }],
    ['mlst Type;SIZE;type', { kind: 'mlst', facts: ['type', 'size'] }],
    ['MLST ;;', { kind: 'mlst', facts: [] }],
    ['MLSTX type;', 501],
    ['NOSUCH', 501],
    ['', 501],
  ])('reads "%s"', (argument, expected) => {
    const value = parseOption(argument)
    expect(value instanceof ArgumentError ? value.reply.code : value).toEqual(expected)
  })

  it('throws on no text at all', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        parseOption(text)
      }),
    )
  })
})

describe('a path argument', () => {
  it.each(['a', ' a ', '"a"', '-la', 'ä/ö', '..', ''])('is "%s" exactly as sent', (path) => {
    expect(parsePath(path)).toBe(path)
  })

  it.each(['a\0b', 'a\rb', 'a\nb'])('is 501 with a CR, LF or NUL in it', (path) => {
    const refused = parsePath(path)
    expect(refused instanceof ArgumentError && refused.reply.code).toBe(501)
  })

  it('is kept or refused whatever it holds', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const path = parsePath(text)
        expect(path instanceof ArgumentError || path === text).toBe(true)
      }),
    )
  })
})
