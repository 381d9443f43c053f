import { z } from 'zod'
import type { CallHandlers } from '../../../preload/contract/contract.ts'
import { historyRules } from '../../../preload/contract/fields/history-rules.ts'
import { type History, HistoryError } from '../history/history.ts'
import type { HistoryRecorder } from '../history/recorder/history-recorder.ts'
import { applyAction, changed, said } from '../settings/settings-action.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { answerOf, done, refused } from './outcome.ts'

/** What calls about the history need. */
export interface HistoryCallDependencies {
  readonly history: () => History
  readonly store: SettingsStore
  readonly recorder: Pick<HistoryRecorder, 'historyCleared'>
  readonly now: () => number
}

type HistoryCall =
  | 'findTransfers'
  | 'sumTransfers'
  | 'findSessions'
  | 'getPastSession'
  | 'findActivities'
  | 'getUsageTotals'
  | 'updateHistoryRules'
  | 'clearHistory'

const historySchema = z.object(historyRules).readonly()

/** Calls about what is over. */
export function createHistoryCalls({
  history,
  store,
  recorder,
  now,
}: HistoryCallDependencies): Pick<CallHandlers, HistoryCall> {
  return {
    findTransfers: ({ filter, ...page }) => answer(() => history().findTransfers(filter, page)),
    sumTransfers: ({ filter }) => answer(() => history().sumTransfers(filter)),
    findSessions: ({ filter, ...page }) => answer(() => history().findSessions(filter, page)),
    getPastSession: ({ key }) => answer(() => history().pastSession(key)),
    findActivities: ({ filter, ...page }) => answer(() => history().findActivities(filter, page)),
    getUsageTotals: () => answer(() => history().usageTotals(new Date(now()).setHours(0, 0, 0, 0))),
    updateHistoryRules: (changes) =>
      answerOf(
        () =>
          applyAction(store, (settings) =>
            changed(
              { ...settings, history: historySchema.parse({ ...settings.history, ...said(changes) }) },
              null,
            ),
          ),
        () => null,
      ),
    clearHistory: () =>
      answer(async () => {
        await history().clear()
        recorder.historyCleared()
        return null
      }),
  }
}

async function answer<Value>(ask: () => Promise<Value>) {
  try {
    return done(await ask())
  } catch (error) {
    if (error instanceof HistoryError) return refused(null, error.message)
    throw error
  }
}
