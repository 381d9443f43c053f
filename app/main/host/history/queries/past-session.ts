import type { HistoryKey, PastSessionDetail } from '../../../../preload/contract/wire-history.ts'
import type { OpenDatabase } from '../database/sqlite.ts'
import { activityOf, sessionOf, transferOf } from './entries.ts'
import { allRows, textOf } from './rows.ts'

/** Transfers and activities of one session that are told. */
const maxEntries = 500

/** Everything of one session, its oldest transfers and activities first; null when there is no such session. */
export function pastSession(database: OpenDatabase, key: HistoryKey): PastSessionDetail | null {
  const [row] = allRows(database, 'SELECT * FROM sessions WHERE key = ?', [key])
  if (row === undefined) return null
  const ofSession = (table: 'transfers' | 'activities') =>
    allRows(database, `SELECT * FROM ${table} WHERE sessionKey = ? ORDER BY key LIMIT ?`, [key, maxEntries])
  return {
    session: sessionOf(row),
    stages: JSON.parse(textOf(row, 'stages')) as PastSessionDetail['stages'],
    transfers: ofSession('transfers').map(transferOf),
    activities: ofSession('activities').map(activityOf),
  }
}
