import type { LogFilter, LogLine } from '../../../preload/contract/wire-logs.ts'
import type { LogBook } from '../logs/log-book.ts'

/** Lines that become one piece of text. */
const pieceLength = 500

/** One line as plain text: time (UTC), level, area, session, who, what. */
export function logLineText({ at, level, area, sessionId, userName, address, message }: LogLine): string {
  const who = [userName, address].filter((part) => part !== null).join('@')
  const about = [sessionId === null ? '' : `[${sessionId}]`, who].filter((part) => part !== '').join(' ')
  const where = `${level.toUpperCase().padEnd(7)} ${area.padEnd(9)}`
  return `${new Date(at).toISOString()} ${where} ${about === '' ? '' : `${about} `}${message}\n`
}

/** Gives the lines that pass, the oldest first; what is added meanwhile is not in it. */
export function linesOf(book: LogBook, filter: LogFilter): LogLine[] {
  return book.read(0, Number.MAX_SAFE_INTEGER, filter).lines
}

/** Gives lines as text, some hundreds at a time. */
export async function* logText(lines: readonly LogLine[]): AsyncGenerator<string> {
  for (let start = 0; start < lines.length; start += pieceLength) {
    yield lines
      .slice(start, start + pieceLength)
      .map(logLineText)
      .join('')
  }
}
