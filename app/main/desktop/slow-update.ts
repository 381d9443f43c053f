/** Runs something at once or, when it ran lately, once a little later. Nothing is timed while nobody asks. */
export function createSlowUpdate(
  run: () => void,
  everyMs: number,
  clock: {
    readonly now: () => number
    readonly schedule: (run: () => void, delayMs: number) => () => void
  },
): { ask(): void; end(): void } {
  let ranAt = Number.NEGATIVE_INFINITY
  let cancel: (() => void) | null = null

  const go = (): void => {
    cancel = null
    ranAt = clock.now()
    run()
  }

  return {
    ask() {
      if (cancel !== null) return
      const waitMs = ranAt + everyMs - clock.now()
      if (waitMs <= 0) go()
      else cancel = clock.schedule(go, waitMs)
    },
    end() {
      cancel?.()
      cancel = null
    },
  }
}
