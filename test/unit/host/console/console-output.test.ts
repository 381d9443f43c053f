import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  maxLineCharacters,
  maxLinesAtOnce,
  outputMs,
} from '../../../../app/main/host/console/console-limits.ts'
import { type ConsolePiece, createConsoleOutput } from '../../../../app/main/host/console/console-output.ts'

const state = {
  phase: 'ready',
  path: '/',
  localPath: null,
  localFolder: null,
  tlsProtocol: null,
  progress: null,
} as const

function start() {
  const pieces: ConsolePiece[] = []
  const output = createConsoleOutput({
    state: () => state,
    send: (piece) => pieces.push(piece),
    now: () => 5,
  })
  return { pieces, output }
}

describe('the output of a console', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('leaves a few times a second, numbered', () => {
    const { pieces, output } = start()
    output.say('client', 'NOOP')
    output.say('server', '200 Fine.')
    expect(pieces).toEqual([])
    vi.advanceTimersByTime(outputMs)
    expect(pieces.map(({ lines }) => lines.map(({ number, text }) => [number, text]))).toEqual([
      [
        [1, 'NOOP'],
        [2, '200 Fine.'],
      ],
    ])
    vi.advanceTimersByTime(10 * outputMs)
    expect(pieces.length).toBe(1)
  })

  it('is bounded: the newest lines stay, and the numbers tell that some are missing', () => {
    const { pieces, output } = start()
    for (let number = 1; number <= 3 * maxLinesAtOnce; number += 1) output.say('server', `line ${number}`)
    output.flush()
    const [piece] = pieces
    expect(piece?.lines.length).toBe(maxLinesAtOnce)
    expect(piece?.lines.at(-1)?.number).toBe(3 * maxLinesAtOnce)
  })

  it('cuts a line nobody reads to its end', () => {
    const { pieces, output } = start()
    output.say('server', 'x'.repeat(100_000))
    output.flush()
    expect(pieces[0]?.lines[0]?.text.length).toBe(maxLineCharacters)
  })

  it.each(['PASS hunter2', 'pass hunter2', 'ACCT hunter2', 'hunter2 hunter2', 'ADAT hunter2'])(
    'never tells the secret of %j',
    (line) => {
      const { pieces, output } = start()
      output.say('client', line)
      output.flush()
      expect(pieces[0]?.lines[0]?.text.split(' ').slice(1).join(' ')).toBe('********')
    },
  )
})
