/** A page that has lived this long is well; a later crash is a new first one. */
export const wellAfterMs = 60_000

/** What is to happen after a crash of the page. */
export type CrashAnswer = 'reload' | 'safe-mode' | 'ask'

/** Creates a count of crashes in a row. `now` is monotonic milliseconds. */
export function createCrashCount(now: () => number): { record(): CrashAnswer } {
  let inARow = 0
  let lastAt = Number.NEGATIVE_INFINITY
  return {
    record() {
      inARow = now() - lastAt < wellAfterMs ? inARow + 1 : 1
      lastAt = now()
      if (inARow === 1) return 'reload'
      return inARow === 2 ? 'safe-mode' : 'ask'
    },
  }
}
