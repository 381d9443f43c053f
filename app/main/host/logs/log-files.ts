import type { LogRules } from '../settings/settings-schema.ts'
import { createLineFormat, timeInLine } from './line-format.ts'
import type { NewLogLine } from './log-book.ts'
import { createLogFile } from './log-file.ts'
import { timeInLoginFailure } from './login-failure-line.ts'
import { timeInXferlog } from './xferlog.ts'

/** The files of the log, whichever of them are wanted. */
export interface LogFiles {
  writeLine(line: NewLogLine): void
  /** A finished transfer, in the form of xferlog. */
  writeTransfer(make: () => string): void
  /** A failed login, in a form for fail2ban. */
  writeLoginFailure(make: () => string): void
  /** Bytes of all files together. */
  readonly bytes: number
  /** One line for people while they cannot be written. */
  readonly problem: string | null
  /** The rules have changed. */
  refresh(): void
  close(): Promise<void>
}

/** What the files need. */
export interface LogFilesDependencies {
  readonly folder: string
  readonly rules: () => LogRules
  readonly now: () => number
  readonly schedule: (run: () => void, delayMs: number) => () => void
  readonly onChanged: () => void
}

/** The name of the log itself. */
export const logFileName = 'portside.log'

/** Makes the files of a folder. */
export function createLogFiles(dependencies: LogFilesDependencies): LogFiles {
  const { rules, now } = dependencies
  const format = createLineFormat()
  const leftOut = (count: number): string =>
    `${count} lines were left out: they came faster than the disk takes them`
  const lines = createLogFile({
    ...dependencies,
    name: logFileName,
    timeOf: timeInLine,
    wordLeftOut: (count) =>
      format({
        at: now(),
        level: 'warning',
        area: 'program',
        sessionId: null,
        userName: null,
        address: null,
        event: 'lines-left-out',
        message: leftOut(count),
      }),
  })
  const transfers = createLogFile({
    ...dependencies,
    name: 'xferlog',
    timeOf: timeInXferlog,
    wordLeftOut: (count) => `# ${leftOut(count)}`,
  })
  const loginFailures = createLogFile({
    ...dependencies,
    name: 'login-failures.log',
    timeOf: timeInLoginFailure,
    wordLeftOut: (count) => `${new Date(now()).toISOString()} portside: ${leftOut(count)}`,
  })
  const all = [lines, transfers, loginFailures]

  return {
    writeLine(line) {
      if (rules().isWritten) lines.write(() => format(line))
    },
    writeTransfer(make) {
      if (rules().transferLog) transfers.write(make)
    },
    writeLoginFailure(make) {
      if (rules().loginFailureLog) loginFailures.write(make)
    },
    get bytes() {
      return all.reduce((sum, { bytes }) => sum + bytes, 0)
    },
    get problem() {
      return all.find(({ problem }) => problem !== null)?.problem ?? null
    },
    refresh() {
      for (const file of all) file.refresh()
    },
    async close() {
      await Promise.all(all.map((file) => file.close()))
    },
  }
}
