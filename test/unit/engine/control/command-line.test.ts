import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCommandLine } from '../../../../app/main/engine/control/command-line.ts'
import { WireText } from '../../../../app/main/engine/control/wire-text.ts'
import { encodeLossless } from '../../../../app/main/engine/lossless-text.ts'

const utf8 = new WireText(null)

describe('parseCommandLine', () => {
  it.each([
    { line: 'NOOP', verb: 'NOOP', argument: '' },
    { line: 'noop', verb: 'NOOP', argument: '' },
    { line: 'CWD a  b ', verb: 'CWD', argument: 'a  b ' },
    { line: 'CWD  a', verb: 'CWD', argument: ' a' },
    { line: 'RETR "quoted" -n', verb: 'RETR', argument: '"quoted" -n' },
    { line: '  NOOP', verb: 'NOOP', argument: '' },
    { line: '', verb: '', argument: '' },
    { line: '   ', verb: '', argument: '' },
    { line: 'CWD ümlaut 🚢', verb: 'CWD', argument: 'ümlaut 🚢' },
  ])('takes "$line" apart', ({ line, verb, argument }) => {
    expect(parseCommandLine(Buffer.from(line), utf8)).toEqual({ verb, argument })
  })

  it('keeps bytes that are not UTF-8 for the way back', () => {
    expect(parseCommandLine(Buffer.from('CWD caf\xe9', 'latin1'), utf8).argument).toBe('caf\udce9')
  })
})

describe('any line', () => {
  it('gives its argument back to the byte', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const line = Buffer.concat([Buffer.from('stor '), bytes])
        const { verb, argument } = parseCommandLine(line, utf8)
        expect(verb).toBe('STOR')
        expect(encodeLossless(argument)).toEqual(Buffer.from(bytes))
      }),
    )
  })

  it('gives a verb without spaces and lower-case letters of ASCII', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(parseCommandLine(Buffer.from(bytes), utf8).verb).not.toMatch(/[ a-z]/)
      }),
    )
  })
})
