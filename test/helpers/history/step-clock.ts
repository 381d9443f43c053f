/** A schedule that runs what is due when the test says so. */
export interface StepClock {
  readonly schedule: (run: () => void, delayMs: number) => () => void
  /** Lets so much time pass: runs what is due, in its order, and lets promises settle between. */
  pass(ms: number): Promise<void>
}

/** Begins at zero. */
export function stepClock(): StepClock {
  let now = 0
  const due = new Set<{ readonly at: number; readonly run: () => void }>()
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
  return {
    schedule(run, delayMs) {
      const entry = { at: now + delayMs, run }
      due.add(entry)
      return () => due.delete(entry)
    },
    async pass(ms) {
      const end = now + ms
      await settle()
      for (;;) {
        const [next] = [...due].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
        if (next === undefined) break
        due.delete(next)
        now = Math.max(now, next.at)
        next.run()
        await settle()
      }
      now = end
    },
  }
}
