import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePathList, parseTwoPaths } from '../../../../../app/main/engine/control/arguments/path-list.ts'
import { ArgumentError } from '../../../../../app/main/engine/control/command-definition.ts'
import { anyText } from '../../../../helpers/commands/any-text.ts'

const read = (argument: string, min = 1, max = 4) => {
  const paths = parsePathList(argument, 'X a b', min, max)
  return paths instanceof ArgumentError ? paths.reply.code : paths
}

describe('a list of paths', () => {
  it.each([
    ['plain names', 'a /b/c d', ['a', '/b/c', 'd']],
    ['more spaces than needed', '  a   b  ', ['a', 'b']],
    ['a quoted name with spaces', '"a b" c', ['a b', 'c']],
    ['doubled quotes inside quotes', '"say ""hi""" c', ['say "hi"', 'c']],
    ['quotes in the middle of a name', 'a"b c', ['a"b', 'c']],
    ['leading dashes', '-r --', ['-r', '--']],
    ['a backslash', 'a\\ b', ['a\\', 'b']],
    ['nothing', '', 501],
    ['spaces alone', '   ', 501],
    ['open quotes', '"a b', 501],
    ['empty quotes', '"" a', 501],
    ['text glued to quotes', '"a"b', 501],
    ['too many', 'a b c d e', 501],
    ['a line break', 'a\rb c', 501],
    ['NUL', 'a\0 b', 501],
  ])('reads %s', (_title, argument, expected) => {
    expect(read(argument)).toEqual(expected)
  })

  it('reads back what was written in quotes', () => {
    const name = anyText.filter((text) => text !== '' && !/[\0\r\n]/.test(text))
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (names) => {
        expect(read(names.map((text) => `"${text.replaceAll('"', '""')}"`).join(' '))).toEqual(names)
      }),
    )
  })

  it('never throws and never gives a path that no command may hold', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const paths = read(text)
        if (typeof paths === 'number') expect(paths).toBe(501)
        else expect(paths.every((path) => path !== '' && !/[\0\r\n]/.test(path))).toBe(true)
      }),
    )
  })
})

describe('two paths', () => {
  it.each(['a', 'a b c', '', '"a b"'])('are not "%s"', (argument) => {
    expect(parseTwoPaths(argument, 'X')).toBeInstanceOf(ArgumentError)
  })

  it('are told apart by their order', () => {
    expect(parseTwoPaths('one "t wo"', 'X')).toEqual({ from: 'one', to: 't wo' })
  })
})
