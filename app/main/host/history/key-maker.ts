import type { HistoryKey } from '../../../preload/contract/wire-history.ts'

/** Keys of one millisecond; more in one are lent from the next. */
const keysPerMs = 1_000

/**
 * Makes keys that grow with time and never repeat, over restarts, too, as long as `last` is the greatest key of the
 * database: a clock that was set back goes on where the keys were. Below 2^53 until the year 2255.
 */
export function createKeyMaker(last: HistoryKey | null): (at: number) => HistoryKey {
  let previous = last ?? 0
  return (at) => {
    previous = Math.max(previous + 1, Math.floor(at) * keysPerMs)
    return previous
  }
}
