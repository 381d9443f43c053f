/** Time for files of the log: what gathers lines happens at once, what waits for long happens when a test says so. */
export interface HurriedClock {
  readonly schedule: (run: () => void, delayMs: number) => () => void
  /** Runs what was to happen after exactly this long. */
  elapse(delayMs: number): void
}

/** Delays of at least this are waited for by hand. */
const longMs = 2_000

/** Makes such a clock. */
export function hurriedClock(): HurriedClock {
  const waiting = new Map<() => void, number>()
  return {
    schedule(run, delayMs) {
      if (delayMs < longMs) {
        const soon = setImmediate(run)
        return () => clearImmediate(soon)
      }
      // One key each, even when the same function waits twice.
      const once = () => run()
      waiting.set(once, delayMs)
      return () => void waiting.delete(once)
    },
    elapse(delayMs) {
      for (const [run, delay] of [...waiting]) {
        if (delay !== delayMs) continue
        waiting.delete(run)
        run()
      }
    },
  }
}
