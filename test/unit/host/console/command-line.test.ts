import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTypedLine, quoted, splitWords } from '../../../../app/main/host/console/command-line.ts'

describe('a typed line', () => {
  it.each([
    ['LIST -la', 'LIST', '-la'],
    ['retr  two spaces ', 'RETR', ' two spaces '],
    ['  NOOP', 'NOOP', ''],
    ['quote help retr', 'HELP', 'retr'],
    ['MKD !ls', 'MKD', '!ls'],
  ])('%j is for the server to the byte', (line, verb, argument) => {
    const typed = parseTypedLine(line)
    expect(typed).toMatchObject({ kind: 'raw', verb, argument })
    expect(typed.kind === 'raw' && line.endsWith(typed.line)).toBe(true)
  })

  it.each([
    ['get a b', 'get', ['a', 'b'], ''],
    ['GET -f a', 'get', ['a'], 'f'],
    ['put -- -f', 'put', ['-f'], ''],
    ['rm -r "my folder" x', 'rm', ['my folder', 'x'], 'r'],
    ['get """quoted"""', 'get', ['"quoted"'], ''],
    ['!ls', '!ls', [], ''],
    ['get a" "b', 'get', ['a b'], ''],
  ])('%j is a command of the console', (line, name, words, options) => {
    const typed = parseTypedLine(line)
    if (typed.kind !== 'own') throw new Error(JSON.stringify(typed))
    expect([typed.name, typed.words.map(({ text }) => text), [...typed.options].join('')]).toEqual([
      name,
      words,
      options,
    ])
  })

  it.each(['get', 'get a b c', 'cd "open', 'get -x a', '!rm a', 'quote', 'ls a b'])(
    '%j is explained',
    (line) => {
      expect(parseTypedLine(line).kind).toBe('wrong')
    },
  )

  it.each(['', '   '])('%j is nothing', (line) => {
    expect(parseTypedLine(line)).toEqual({ kind: 'empty' })
  })

  it('means the same word again once it was quoted', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        expect(splitWords(quoted(text))?.map((word) => word.text)).toEqual([text])
      }),
    )
  })
})
