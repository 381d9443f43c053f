import { describe, expect, it } from 'vitest'
import { parseCommandLine } from '../../../../app/main/engine/control/command-line.ts'
import { WireText } from '../../../../app/main/engine/control/wire-text.ts'

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
