import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AsciiConverter,
  createAsciiDecoder,
  createAsciiEncoder,
} from '../../../../app/main/engine/data/ascii.ts'

/** Feeds the text cut at the given lengths. */
function convert(converter: AsciiConverter, text: Uint8Array, cuts: readonly number[] = []): string {
  const parts: Uint8Array[] = []
  let at = 0
  for (const cut of [...cuts, text.length]) {
    parts.push(Uint8Array.from(converter.convert(text.subarray(at, at + cut))))
    at += cut
  }
  parts.push(converter.finish())
  return Buffer.concat(parts).toString('latin1')
}

/** Text that consists mostly of line ends, and the places where the network cuts it. */
const hardText = fc.array(fc.constantFrom('\r', '\n', '\r\n', 'a', 'ÿ'), { maxLength: 60 })
const cuts = fc.array(fc.nat(4), { maxLength: 60 })

describe('file to wire', () => {
  it.each([
    ['a bare LF', 'a\nb', 'a\r\nb'],
    ['LFs in a row', '\n\n', '\r\n\r\n'],
    ['a CRLF that is there already', 'a\r\nb', 'a\r\nb'],
    ['a lone CR', 'a\rb\r', 'a\rb\r'],
    ['CR CR LF', '\r\r\n', '\r\r\n'],
    ['no line end', 'plain', 'plain'],
    ['nothing', '', ''],
  ])('converts %s', (_title, input, expected) => {
    expect(convert(createAsciiEncoder(), Buffer.from(input, 'latin1'))).toBe(expected)
  })

  it('gives the same bytes wherever the chunks are cut', () => {
    fc.assert(
      fc.property(hardText, cuts, (pieces, at) => {
        const text = pieces.join('')
        const expected = text.replaceAll(/(?<!\r)\n/g, '\r\n')
        expect(convert(createAsciiEncoder(), Buffer.from(text, 'latin1'), at)).toBe(expected)
      }),
    )
  })
})

describe('wire to file', () => {
  it.each([
    ['a CRLF', 'a\r\nb', 'a\nb'],
    ['a lone CR', 'a\rb', 'a\rb'],
    ['a CR at the very end', 'a\r', 'a\r'],
    ['a bare LF', 'a\nb', 'a\nb'],
    ['CR CR LF', '\r\r\n', '\r\n'],
    ['CRs in a row', '\r\r\r', '\r\r\r'],
    ['nothing', '', ''],
  ])('converts %s', (_title, input, expected) => {
    expect(convert(createAsciiDecoder(), Buffer.from(input, 'latin1'))).toBe(expected)
  })

  it('gives the same bytes wherever the chunks are cut', () => {
    fc.assert(
      fc.property(hardText, cuts, (pieces, at) => {
        const text = pieces.join('')
        expect(convert(createAsciiDecoder(), Buffer.from(text, 'latin1'), at)).toBe(
          text.replaceAll('\r\n', '\n'),
        )
      }),
    )
  })

  it('returns what was sent, when the file had no CR', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('\n', 'a', 'b\n')), cuts, (pieces, at) => {
        const text = pieces.join('')
        const wire = Buffer.from(convert(createAsciiEncoder(), Buffer.from(text), at))
        expect(convert(createAsciiDecoder(), wire, at)).toBe(text)
      }),
    )
  })

  it('holds nothing back after finish', () => {
    const decoder = createAsciiDecoder()
    decoder.convert(Buffer.from('\r'))
    expect([...decoder.finish(), ...decoder.finish()]).toEqual([0x0d])
  })
})
