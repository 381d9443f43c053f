import { mkdir } from 'node:fs/promises'
import { z } from 'zod'
import type { CallHandlers } from '../../../preload/contract/contract.ts'
import { logRules } from '../../../preload/contract/fields/log-rules.ts'
import type { ServerLog } from '../logs/server-log.ts'
import { applyAction, changed, said } from '../settings/settings-action.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { answerOf, done, noDesktop, refused } from './outcome.ts'

/** What calls about the log need. */
export interface LogCallDependencies {
  readonly log: Pick<ServerLog, 'book' | 'trace' | 'state'>
  readonly store: SettingsStore
  /** Opens a folder in the file manager; resolves to the reason when that failed. */
  readonly revealFolder: ((folder: string) => Promise<string | null>) | null
}

type LogCall = 'readLog' | 'traceSession' | 'updateLogRules' | 'revealLogs'

const logsSchema = z.object(logRules).readonly()

/** Calls about the log. */
export function createLogCalls({
  log,
  store,
  revealFolder,
}: LogCallDependencies): Pick<CallHandlers, LogCall> {
  return {
    readLog: ({ after, limit, filter }) => log.book.read(after, limit, filter),
    traceSession: ({ id, isOn }) =>
      log.trace(id, isOn) ? done(null) : refused(null, 'This connection has ended already.'),
    updateLogRules: ({ levels, ...changes }) =>
      answerOf(
        () =>
          applyAction(store, (settings) => {
            const merged = { ...settings.logs, ...said(changes) }
            const allLevels = { ...settings.logs.levels, ...levels }
            return changed({ ...settings, logs: logsSchema.parse({ ...merged, levels: allLevels }) }, null)
          }),
        () => null,
      ),
    async revealLogs() {
      if (revealFolder === null) return refused(null, noDesktop)
      const { folder } = log.state()
      if (folder === null) return refused(null, 'This run writes no log files.')
      // With writing switched off since the first start there is none.
      await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => undefined)
      const reason = await revealFolder(folder)
      return reason === null ? done(null) : refused(null, `The folder cannot be shown: ${reason}`)
    },
  }
}
