import type { HistoryFilter, HistoryKey, PastSession } from '../../../../preload/contract/wire-history.ts'
import type { OpenDatabase } from '../database/sqlite.ts'
import type { HistoryPage, PageWish } from '../history.ts'
import { countUpTo } from './choose-index.ts'
import { sessionOf } from './entries.ts'
import { addressClauses, equals, isSaid, ownerClauses, userClauses, wayClauses } from './filter-clauses.ts'
import { keyRangeOf, withinClause } from './key-range.ts'
import { findRows, pageOf, type Search } from './page.ts'
import { matchPaths, type PathMatch, pathClause, pathItselfClause } from './path-match.ts'
import { allOf, allRows, type Clause, numberOf } from './rows.ts'

/** Sessions whose transfers are looked at before the transfers are asked for their sessions. */
const newestSessions = 2_000

/**
 * One page of sessions that pass, the newest first. What is asked of transfers (path, share, direction, results) passes
 * for sessions that had at least one such transfer.
 */
export function findSessions(
  database: OpenDatabase,
  filter: HistoryFilter,
  page: PageWish,
): HistoryPage<PastSession> {
  const range = keyRangeOf(database, 'sessions', filter, page.before)
  const match = matchPaths(database, filter.path)
  const ofTransfers = [...equals('transfers.shareId', filter.shareId), ...wayClauses(filter)]
  const search = (from: HistoryKey, more: readonly Clause[]): Search => ({
    from: `sessions ${isSaid(filter.user) ? 'INDEXED BY sessionsByUser' : 'NOT INDEXED'}`,
    where: allOf([
      withinClause('sessions', { ...range, from }, filter),
      ...ownerClauses('sessions', filter),
      ...more,
    ]),
  })
  const find = (wanted: Search) => findRows(database, 'sessions', wanted, page.limit)
  if (match === null && ofTransfers.length === 0) return pageOf(find(search(range.from, [])), sessionOf, page)

  const [behind] = isOfFew(database, filter)
    ? []
    : allRows(
        database,
        'SELECT key FROM sessions WHERE key >= ? AND key < ? ORDER BY key DESC LIMIT 1 OFFSET ?',
        [range.from, range.below, newestSessions],
      )
  const from = behind === undefined ? range.from : numberOf(behind, 'key')
  const newest = find(search(from, [hasTransfer(match, ofTransfers)]))
  if (behind === undefined || newest.length > page.limit) return pageOf(newest, sessionOf, page)
  return pageOf(find(search(range.from, [isOfTransfer(match, ofTransfers, range)])), sessionOf, page)
}

/** Whether the user or the address had so few sessions that each can be asked for its transfers. */
function isOfFew(database: OpenDatabase, filter: HistoryFilter): boolean {
  if (filter.sessionKey !== undefined) return true
  const ways = [
    { index: 'sessionsByUser', clauses: userClauses('sessions', filter.user) },
    { index: 'sessionsByAddress', clauses: addressClauses('sessions', filter.address) },
  ]
  return ways.some(
    ({ index, clauses }) =>
      clauses.length > 0 &&
      countUpTo(database, 'sessions', index, allOf(clauses), newestSessions) < newestSessions,
  )
}

/** Asks each session for its transfers. */
function hasTransfer(match: PathMatch | null, ofTransfers: readonly Clause[]): Clause {
  const { sql, values } = allOf([
    ...ofTransfers,
    ...(match === null ? [] : [pathClause(match, 'transfers.pathId')]),
  ])
  return {
    sql: `EXISTS (SELECT 1 FROM transfers INDEXED BY transfersBySession
      WHERE transfers.sessionKey = sessions.key AND ${sql})`,
    values,
  }
}

/** Asks the transfers for their sessions. A session begins before its transfers: their keys are greater than the range's. */
function isOfTransfer(
  match: PathMatch | null,
  ofTransfers: readonly Clause[],
  { from }: { readonly from: HistoryKey },
): Clause {
  const { sql, values } = allOf([
    { sql: 'transfers.key >= ?', values: [from] },
    ...ofTransfers,
    ...(match === null ? [] : [pathItselfClause(match)]),
  ])
  const source =
    match === null
      ? 'transfers'
      : 'paths NOT INDEXED CROSS JOIN transfers INDEXED BY transfersByPath ON transfers.pathId = paths.id'
  return { sql: `sessions.key IN (SELECT transfers.sessionKey FROM ${source} WHERE ${sql})`, values }
}
