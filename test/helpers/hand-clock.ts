/** A clock that a test moves by hand; what is scheduled runs in order when its time has come. */
export interface HandClock {
  readonly now: () => number
  readonly schedule: (run: () => void, delayMs: number) => () => void
  /** Lets so many milliseconds pass. */
  pass(ms: number): void
  /** Timers that wait. */
  readonly waiting: () => number
}

/** Makes a clock that begins at 0. */
export function createHandClock(): HandClock {
  let now = 0
  const timers = new Set<{ readonly at: number; readonly run: () => void }>()
  return {
    now: () => now,
    schedule(run, delayMs) {
      const timer = { at: now + delayMs, run }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    pass(ms) {
      const end = now + ms
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)
        if (next === undefined) break
        timers.delete(next)
        now = next.at
        next.run()
      }
      now = end
    },
    waiting: () => timers.size,
  }
}
