import { join } from 'node:path'
import { quietTimer } from '../quiet-timer.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { createServerLog, type ServerLog, type ServerLogDependencies } from './server-log.ts'

/** What this run says about its log. */
export interface ProgramLogOptions {
  readonly store: SettingsStore
  readonly dataFolder: string
  /** Nothing of the run is written to disk. */
  readonly isTemporary: boolean
  /** Hears of mistakes of ours, too, one line each. */
  readonly log: (line: string) => void
}

/** Makes the log of this process: in memory, and in the data folder unless the run is temporary. */
export function createProgramLog(
  { store, dataFolder, isTemporary, log }: ProgramLogOptions,
  dashboards: Pick<ServerLogDependencies, 'onGrown' | 'onChanged'>,
): ServerLog {
  const serverLog = createServerLog({
    folder: isTemporary ? null : join(dataFolder, 'logs'),
    rules: () => store.current.logs,
    isAnonymous: (accountId) =>
      store.current.users.some(({ id, isAnonymous }) => isAnonymous && id === accountId),
    now: () => Date.now(),
    schedule: quietTimer,
    ...dashboards,
  })
  return {
    ...serverLog,
    mistake(line) {
      serverLog.mistake(line)
      log(line)
    },
  }
}
