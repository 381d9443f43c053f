import type { HistoryKey } from '../../../../preload/contract/wire-history.ts'
import type { OpenDatabase } from '../database/sqlite.ts'
import { type Clause, firstRow, numberOrNull } from './rows.ts'

/** The tables, and which of their columns says when an entry began. */
export const timeColumns = { transfers: 'startedAt', sessions: 'startedAt', activities: 'at' } as const
export type ListTable = keyof typeof timeColumns

/** Keys an answer can have: the first included, the last not. */
export interface KeyRange {
  readonly from: HistoryKey
  readonly below: HistoryKey
}

const keysPerMs = 1_000
/** Keys of one second may be lent from the next, see key-maker.ts; as the indexes `…Displaced` have it. */
const lentKeys = 1_000_000

/**
 * What a span of time means in keys, so that nothing outside is looked at. Where the clock had been set back, keys are
 * ahead of the time: those few are known by an index, and the range then reaches up to the last of them. Times must be
 * compared all the same.
 */
export function keyRangeOf(
  database: OpenDatabase,
  table: ListTable,
  { fromMs, toMs }: { readonly fromMs?: number | undefined; readonly toMs?: number | undefined },
  before: HistoryKey | null,
): KeyRange {
  // Times are rounded where they are written, so one may say a millisecond more than its key.
  const from = fromMs === undefined ? 0 : (Math.floor(fromMs) - 1) * keysPerMs
  const below =
    toMs === undefined
      ? Number.MAX_SAFE_INTEGER
      : Math.max(Math.ceil(toMs) * keysPerMs + lentKeys, lastDisplaced(database, table) + 1)
  return { from: bound(from), below: bound(Math.min(below, before ?? Number.MAX_SAFE_INTEGER)) }
}

/** The range and the times themselves as a condition. */
export function withinClause(
  table: ListTable,
  range: KeyRange,
  { fromMs, toMs }: { readonly fromMs?: number | undefined; readonly toMs?: number | undefined },
): Clause {
  const column = `${table}.${timeColumns[table]}`
  const parts = [`${table}.key >= ? AND ${table}.key < ?`]
  const values = [range.from, range.below]
  if (fromMs !== undefined) {
    parts.push(`${column} >= ?`)
    values.push(fromMs)
  }
  if (toMs !== undefined) {
    parts.push(`${column} < ?`)
    values.push(toMs)
  }
  return { sql: parts.join(' AND '), values }
}

function lastDisplaced(database: OpenDatabase, table: ListTable): HistoryKey {
  const time = timeColumns[table]
  const row = firstRow(
    database,
    `SELECT max(key) AS last FROM ${table} INDEXED BY ${table}Displaced WHERE key >= ${time} * 1000 + 1000000`,
    [],
  )
  return numberOrNull(row, 'last') ?? 0
}

function bound(key: number): HistoryKey {
  return Math.min(Math.max(key, 0), Number.MAX_SAFE_INTEGER)
}
