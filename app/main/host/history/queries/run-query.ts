import type { OpenDatabase } from '../database/sqlite.ts'
import type { HistoryQueries } from '../history.ts'
import { findActivities } from './find-activities.ts'
import { findSessions } from './find-sessions.ts'
import { findTransfers } from './find-transfers.ts'
import { pastSession } from './past-session.ts'
import { sumTransfers } from './sum-transfers.ts'
import { usageTotals } from './usage-totals.ts'

/** The name of a question. */
export type QueryName = keyof HistoryQueries
/** What a question needs. */
export type QueryArguments<Name extends QueryName> = Parameters<HistoryQueries[Name]>
/** What a question is answered with. */
export type QueryAnswer<Name extends QueryName> = Awaited<ReturnType<HistoryQueries[Name]>>

/** Every question of HistoryQueries, asked of an open database. */
const queries: {
  readonly [Name in QueryName]: (database: OpenDatabase, ...args: QueryArguments<Name>) => QueryAnswer<Name>
} = { findTransfers, sumTransfers, findSessions, findActivities, pastSession, usageTotals }

/**
 * Answers one question on the thread it is called on, in 100 ms at most times over a million transfers. The arguments come
 * from HistoryQueries on another thread; the contract has parsed them before. Throws SQLite's error.
 */
export function runHistoryQuery<Name extends QueryName>(
  database: OpenDatabase,
  name: Name,
  args: readonly unknown[],
): QueryAnswer<Name> {
  const query: (database: OpenDatabase, ...args: QueryArguments<Name>) => QueryAnswer<Name> = queries[name]
  return query(database, ...(args as QueryArguments<Name>))
}
