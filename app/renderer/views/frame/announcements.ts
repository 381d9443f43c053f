/** One message at most in so many milliseconds: a screen reader that never rests is switched off. */
const restMs = 5_000
/** Beyond so many waiting ones only their number is said. */
const mostInOne = 3

/** A clock that can be set back, as the browser's. */
export interface Timers {
  readonly now: () => number
  /** Returns the function that takes the call back. */
  readonly later: (call: () => void, afterMs: number) => () => void
}

/** Collects what is to be said aloud and says it in messages with a rest between them. */
export interface Announcements {
  say(text: string): void
  /** Says nothing more. */
  close(): void
}

/** The first message is said at once, what comes during the rest is said together after it; the same twice is said once. */
export function createAnnouncements(
  speak: (text: string) => void,
  wordsForMore: (count: number) => string,
  timers: Timers,
): Announcements {
  let waiting: string[] = []
  let lastAt = Number.NEGATIVE_INFINITY
  let takeBack: (() => void) | null = null

  const sayAll = (): void => {
    takeBack = null
    if (waiting.length === 0) return
    const shown = waiting.slice(0, mostInOne)
    const moreCount = waiting.length - shown.length
    waiting = []
    lastAt = timers.now()
    speak([...shown, ...(moreCount > 0 ? [wordsForMore(moreCount)] : [])].join('. '))
  }

  return {
    say(text) {
      if (text === '' || waiting.includes(text)) return
      waiting.push(text)
      takeBack ??= timers.later(sayAll, Math.max(0, lastAt + restMs - timers.now()))
    },
    close() {
      takeBack?.()
      takeBack = null
      waiting = []
    },
  }
}
