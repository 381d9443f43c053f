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

/** How much a book holds; older lines give way to newer ones. */
export interface LogBookSize {
  readonly maxLines?: number
  /** Of all messages together: a hostile client's lines are long. */
  readonly maxCharacters?: number
}

/** Makes an empty book: of ordinary lines it takes about 10 MB, of the longest possible ones 20. */
export function createLogBook({ maxLines = 20_000, maxCharacters = 8_000_000 }: LogBookSize = {}): LogBook {
  /** Line n lies at n modulo maxLines: adding never moves anything. */
  const ring: (LogLine | undefined)[] = []
  let lastNumber = 0
  let oldest = 1
  let characters = 0

  const letGo = (): void => {
    characters -= ring[oldest % maxLines]?.message.length ?? 0
    ring[oldest % maxLines] = undefined
    oldest += 1
  }

  return {
    add(line) {
      lastNumber += 1
      if (lastNumber - oldest >= maxLines) letGo()
      const numbered = { ...line, number: lastNumber }
      ring[lastNumber % maxLines] = numbered
      characters += line.message.length
      while (characters > maxCharacters && oldest < lastNumber) letGo()
      return numbered
    },
    read(after, limit, filter) {
      const passing: LogLine[] = []
      let number = lastNumber
      for (; number > after && number >= oldest && passing.length < limit; number -= 1) {
        const line = ring[number % maxLines]
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
