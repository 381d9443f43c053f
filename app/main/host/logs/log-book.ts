import type { LogFilter, LogLine, LogPiece } from '../../../preload/contract/wire-logs.ts'
import { passesLogFilter } from './log-filter.ts'

/** A line before it has its number. */
export type NewLogLine = Omit<LogLine, 'number'>

/** The newest lines of the log, held in memory for whoever looks at them. */
export interface LogBook {
  add(line: NewLogLine): LogLine
  /** Lines after this number that pass, the oldest first; past `limit` the newest of them. */
  read(after: number, limit: number, filter: LogFilter): LogPiece
  readonly lastNumber: number
}

/** About 10 MB of ordinary lines. */
const maxLines = 20_000

/** Makes an empty book. */
export function createLogBook(capacity: number = maxLines): LogBook {
  /** Line n lies at n modulo capacity: adding never moves anything. */
  const ring: LogLine[] = []
  let lastNumber = 0

  return {
    add(line) {
      lastNumber += 1
      const numbered = { ...line, number: lastNumber }
      ring[lastNumber % capacity] = numbered
      return numbered
    },
    read(after, limit, filter) {
      const oldest = Math.max(1, lastNumber - capacity + 1)
      const passing: LogLine[] = []
      let number = lastNumber
      for (; number > after && number >= oldest && passing.length < limit; number -= 1) {
        const line = ring[number % capacity]
        if (line !== undefined && passesLogFilter(line, filter)) passing.push(line)
      }
      const hasGap = number > after
      return { lines: passing.reverse(), lastNumber, hasGap }
    },
    get lastNumber() {
      return lastNumber
    },
  }
}
