import type { HistoryFilter, PastTransfer } from '../../../../preload/contract/wire-history.ts'
import type { OpenDatabase } from '../database/sqlite.ts'
import type { HistoryPage, PageWish } from '../history.ts'
import { transferOf } from './entries.ts'
import { withoutRoot } from './filter-clauses.ts'
import { findRows, pageOf } from './page.ts'
import { idsOf } from './path-match.ts'
import { allRows, numberOf, type Row } from './rows.ts'
import {
  plainSearch,
  prepareSearch,
  searchByIds,
  searchByPaths,
  type TransferSearch,
} from './transfer-search.ts'

/** Transfers that are looked at before it is found out where else the path was used: mostly the page is full by then. */
const newestTransfers = 4_000
/** From so many uses on, to walk along the keys is quicker than from the paths when more is asked than the path. */
const pathUses = 150_000

/** One page of transfers that pass, the newest first. */
export function findTransfers(
  database: OpenDatabase,
  filter: HistoryFilter,
  page: PageWish,
): HistoryPage<PastTransfer> {
  const search = prepareSearch(database, withoutRoot(filter), page.before)
  const rows = isCommonPath(search)
    ? findOfCommonPath(database, search, page.limit)
    : findRows(database, 'transfers', plainSearch(search), page.limit)
  return pageOf(rows, transferOf, page)
}

function isCommonPath({ match, index }: TransferSearch): boolean {
  return match !== null && match.kind !== 'none' && index === null
}

/** Nothing in the filter is rare; yet all of it together may be, or long ago. */
function findOfCommonPath(database: OpenDatabase, search: TransferSearch, limit: number): Row[] {
  const from = keyBehind(database, search, newestTransfers)
  if (from === null) return findRows(database, 'transfers', plainSearch(search), limit)
  const newest = findRows(
    database,
    'transfers',
    plainSearch({ ...search, range: { ...search.range, from } }),
    limit,
  )
  if (newest.length > limit || search.match === null || search.match.kind === 'none') return newest
  if (search.facets.length === 0) return findRows(database, 'transfers', searchByPaths(search), limit)
  const match = idsOf(database, search.match)
  if (match.uses <= pathUses) return findRows(database, 'transfers', searchByIds(search, match), limit)
  const below = Math.min(search.range.below, match.lastKey + 1)
  return findRows(database, 'transfers', plainSearch({ ...search, range: { ...search.range, below } }), limit)
}

/** The key that has so many before it in the range, from the newest on; null when there are fewer. */
function keyBehind(database: OpenDatabase, { range }: TransferSearch, count: number): number | null {
  const [row] = allRows(
    database,
    `SELECT key FROM transfers INDEXED BY transfersFacets WHERE key >= ? AND key < ?
     ORDER BY key DESC LIMIT 1 OFFSET ?`,
    [range.from, range.below, count],
  )
  return row === undefined ? null : numberOf(row, 'key')
}
