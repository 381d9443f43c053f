import type { LogLine } from '../../app/preload/contract/wire-logs.ts'
import { fakeNowMs } from './fake-dashboard-api.ts'

/** A line of the log, with what the test wants different. */
export function logLine(number: number, parts: Partial<LogLine> = {}): LogLine {
  return {
    number,
    at: fakeNowMs + number,
    level: 'info',
    area: 'sessions',
    sessionId: null,
    userName: null,
    address: null,
    event: 'logged-in',
    message: `Line ${number}`,
    ...parts,
  }
}
