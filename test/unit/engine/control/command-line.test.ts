import { describe, expect, it } from 'vitest'
import { parseCommandLine } from '../../../../app/main/engine/control/command-line.ts'

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
    expect(parseCommandLine(Buffer.from(line))).toEqual({ verb, argument })
  })

  it('keeps bytes that are not UTF-8 for the way back', () => {
    expect(parseCommandLine(Buffer.from('CWD caf\xe9', 'latin1')).argument).toBe('caf\udce9')
  })
})
