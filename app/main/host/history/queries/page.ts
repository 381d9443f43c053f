import type { OpenDatabase } from '../database/sqlite.ts'
import type { HistoryPage, PageWish } from '../history.ts'
import type { ListTable } from './key-range.ts'
import { allRows, type Clause, type Row } from './rows.ts'

/** Where entries are looked for: the table with the index to take, or a join that ends in the table. */
export interface Search {
  readonly from: string
  readonly where: Clause
}

/**
 * The newest entries that pass, whole rows: first only their keys, which an index often knows without the rows. One more
 * than the page holds is looked for, so that the end is known.
 */
export function findRows(
  database: OpenDatabase,
  table: ListTable,
  { from, where }: Search,
  limit: number,
): Row[] {
  return allRows(
    database,
    `SELECT ${table}.* FROM
       (SELECT ${table}.key AS found FROM ${from} WHERE ${where.sql} ORDER BY ${table}.key DESC LIMIT ?)
     CROSS JOIN ${table} ON ${table}.key = found ORDER BY ${table}.key DESC`,
    [...where.values, limit + 1],
  )
}

/** The page of what `findRows` found. */
export function pageOf<Entry extends { readonly key: number }>(
  rows: readonly Row[],
  entryOf: (row: Row) => Entry,
  { limit }: PageWish,
): HistoryPage<Entry> {
  const entries = rows.slice(0, limit).map(entryOf)
  return { entries, next: rows.length > limit ? (entries.at(-1)?.key ?? null) : null }
}
