import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseListArgument } from '../../../../app/main/engine/listing/list-options.ts'
import { anyText } from '../../../helpers/commands/any-text.ts'

const none = { pattern: null, isRecursive: false, describesDirectory: false }

describe('the argument of LIST and NLST', () => {
  it.each([
    ['nothing', '', { ...none, path: '' }],
    ['a path', 'dir/sub', { ...none, path: 'dir/sub' }],
    ['-a as gvfs sends it', '-a', { ...none, path: '' }],
    ['-al', '-al', { ...none, path: '' }],
    ['-la with a path', '-la /some dir', { ...none, path: '/some dir' }],
    ['-aln', '-aln', { ...none, path: '' }],
    ['options word by word', '-a  -l dir', { ...none, path: 'dir' }],
    ['an option with trailing space', '-a ', { ...none, path: '' }],
    ['-R', '-R dir', { ...none, path: 'dir', isRecursive: true }],
    ['-lad', '-lad dir', { ...none, path: 'dir', describesDirectory: true }],
    ['a name that only looks like an option', '-file.txt', { ...none, path: '-file.txt' }],
    ['a dash', '-', { ...none, path: '-' }],
    ['the end of options', '-l -- -a', { ...none, path: '-a' }],
    ['a path with an option behind it', 'dir -l', { ...none, path: 'dir -l' }],
    ['a name that begins with a space', ' x', { ...none, path: ' x' }],
    ['a quoted path', '"a dir"', { ...none, path: 'a dir' }],
    ['a quoted path with quotes in it', '-l "a ""b"""', { ...none, path: 'a "b"' }],
    ['one quote', '"', { ...none, path: '"' }],
    ['a pattern', '*.txt', { ...none, path: '', pattern: '*.txt' }],
    ['a pattern in a directory', '/a/b/c?.[ch]', { ...none, path: '/a/b/', pattern: 'c?.[ch]' }],
    ['a wildcard above the last name', '/a*/b', { ...none, path: '/a*/b' }],
  ])('understands %s', (_title, argument, request) => {
    expect(parseListArgument(argument)).toEqual({ literal: argument === '' ? null : argument, request })
  })
})

describe('any argument of LIST', () => {
  it('is read as a name to the byte, and as a request', () => {
    fc.assert(
      fc.property(anyText, (argument) => {
        const { literal, request } = parseListArgument(argument)
        expect(literal).toBe(argument === '' ? null : argument)
        // Nothing is invented: path and pattern together are an end of what was sent, but for quotes.
        const { path, pattern } = request
        const tail = `${path}${pattern ?? ''}`
        expect(argument.endsWith(tail) || argument.endsWith('"')).toBe(true)
      }),
    )
  })

  it('finds a path in quotes behind any options', () => {
    const name = fc.string({ minLength: 1 }).filter((text) => !/[*?[\]]/.test(text))
    const options = fc.constantFrom('-a ', '-la ', '-l  -a ', '-aln ', '')
    fc.assert(
      fc.property(options, name, (flags, text) => {
        const argument = `${flags}"${text.replaceAll('"', '""')}"`
        expect(parseListArgument(argument).request.path).toBe(text)
      }),
    )
  })
})
