import type { OpenDatabase } from '../database/sqlite.ts'
import type { ListTable } from './key-range.ts'
import { type Clause, firstRow, numberOf } from './rows.ts'

/** An index that could lead to the entries, and the part of the filter it answers. */
export interface Way {
  readonly index: string
  readonly clause: Clause
  /** How many entries it leads to, where that is known already. */
  readonly entries?: number
}

/**
 * Entries one by one cost about a microsecond each, in the order of the keys a fifteenth of that: with more than so many,
 * walking along the keys is quicker, and finds a page soon as they are many.
 */
const fewEntries = 20_000

/**
 * The index that leads to the fewest entries, as `INDEXED BY …`; the fallback when all lead to many. SQLite's own choice
 * knows averages alone: it cannot tell a busy user from one who came once.
 */
export function chooseIndex(
  database: OpenDatabase,
  table: ListTable,
  ways: readonly Way[],
  fallback: string,
): string {
  let best = { index: fallback, entries: fewEntries + 1 }
  for (const { index, clause, entries } of ways) {
    const count = entries ?? countUpTo(database, table, index, clause, best.entries)
    if (count < best.entries) best = { index: `INDEXED BY ${index}`, entries: count }
  }
  return best.index
}

/** How many entries a condition on one index leads to; no more than the limit are counted. */
export function countUpTo(
  database: OpenDatabase,
  table: ListTable,
  index: string,
  { sql, values }: Clause,
  limit: number,
): number {
  const row = firstRow(
    database,
    `SELECT count(*) AS entries FROM (SELECT 1 FROM ${table} INDEXED BY ${index} WHERE ${sql} LIMIT ?)`,
    [...values, limit],
  )
  return numberOf(row, 'entries')
}
