import type { CallHandlers } from '../../../preload/contract/contract.ts'
import type { LogBook } from '../logs/log-book.ts'
import { refused } from './outcome.ts'

/** What calls about the log need. */
export interface LogCallDependencies {
  readonly book: LogBook
}

type LogCall = 'readLog' | 'traceSession' | 'updateLogRules' | 'revealLogs'

const notYet = () => refused(null, 'This cannot be done yet.')

/** Calls about the log. */
export function createLogCalls({ book }: LogCallDependencies): Pick<CallHandlers, LogCall> {
  return {
    readLog: ({ after, limit, filter }) => book.read(after, limit, filter),
    traceSession: notYet,
    updateLogRules: notYet,
    revealLogs: notYet,
  }
}
