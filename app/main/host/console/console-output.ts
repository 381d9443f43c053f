import type { ConsoleLine, ConsoleState } from '../../../preload/contract/wire-console.ts'
import { shownCommand } from '../../engine/host-door.ts'
import { maxLineCharacters, maxLinesAtOnce, outputMs } from './console-limits.ts'

/** What leaves a console at once. */
export interface ConsolePiece {
  readonly lines: ConsoleLine[]
  readonly state: ConsoleState
}

/** Gathers what a console has to tell and lets it go a few times a second, however much there is. */
export interface ConsoleOutput {
  /** A line of the conversation; what is sent is masked here. */
  say(from: ConsoleLine['from'], text: string): void
  /** The state has changed. */
  changed(): void
  /** Lets everything go now. */
  flush(): void
}

/** What it needs: `now` in milliseconds since 1970 UTC. */
export interface ConsoleOutputOptions {
  readonly state: () => ConsoleState
  readonly send: (piece: ConsolePiece) => void
  readonly now: () => number
}

/** Makes it. A timer runs only while something waits. */
export function createConsoleOutput({ state, send, now }: ConsoleOutputOptions): ConsoleOutput {
  let waiting: ConsoleLine[] = []
  let lastNumber = 0
  let timer: NodeJS.Timeout | null = null

  const flush = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    const lines = waiting
    waiting = []
    send({ lines, state: state() })
  }
  const changed = (): void => {
    timer ??= setTimeout(flush, outputMs)
  }

  return {
    say(from, text) {
      const shown = from === 'client' ? shownCommand(text) : text
      const cut = shown.length > maxLineCharacters ? `${shown.slice(0, maxLineCharacters - 1)}…` : shown
      lastNumber += 1
      waiting.push({ number: lastNumber, from, text: cut, at: now() })
      // The newest matter most; the numbers tell that some are missing.
      if (waiting.length > maxLinesAtOnce) waiting = waiting.slice(-maxLinesAtOnce)
      changed()
    },
    changed,
    flush,
  }
}
