import type { HistoryFilter, HistoryKey } from '../../../../preload/contract/wire-history.ts'
import type { OpenDatabase } from '../database/sqlite.ts'
import { chooseIndex, type Way } from './choose-index.ts'
import { addressClauses, isSaid, oneOf, ownerClauses, userClauses, wayClauses } from './filter-clauses.ts'
import { type KeyRange, keyRangeOf, withinClause } from './key-range.ts'
import type { Search } from './page.ts'
import { matchPaths, type PathMatch, pathClause, pathItselfClause } from './path-match.ts'
import { allOf, type Clause } from './rows.ts'

/** Everything a filter says about transfers, ready to be looked for. */
export interface TransferSearch {
  readonly filter: HistoryFilter
  readonly range: KeyRange
  /** Null when no path was asked for. */
  readonly match: PathMatch | null
  /** What passes besides time and path. */
  readonly facets: readonly Clause[]
  /** The index that leads to few of them; null when they are many: then along the keys. */
  readonly index: string | null
}

/** What no index narrows down is walked through in the order of the keys. */
const alongKeys = 'transfers INDEXED BY transfersFacets'

/** Finds out how rare each part of the filter is, in some milliseconds at most. */
export function prepareSearch(
  database: OpenDatabase,
  filter: HistoryFilter,
  before: HistoryKey | null,
): TransferSearch {
  const match = matchPaths(database, filter.path)
  const range = keyRangeOf(database, 'transfers', filter, before)
  const facets = [...ownerClauses('transfers', filter), ...wayClauses(filter)]
  const index = chooseIndex(database, 'transfers', waysOf(filter, range, match), '')
  return { filter, range, match, facets, index: index === '' ? null : index }
}

/** Along the chosen index, or along the keys. */
export function plainSearch({ filter, range, match, facets, index }: TransferSearch): Search {
  const clauses = [withinClause('transfers', range, filter), ...facets]
  // Last, as it costs most.
  if (match !== null) clauses.push(pathClause(match, 'transfers.pathId'))
  return { from: index === null ? alongKeys : `transfers ${index}`, where: allOf(clauses) }
}

/** From the paths to their transfers: in the order they came, as what was used together lies together. */
export function searchByPaths({ filter, range, match, facets }: TransferSearch): Search {
  return {
    from: 'paths NOT INDEXED CROSS JOIN transfers INDEXED BY transfersByPath ON transfers.pathId = paths.id',
    where: allOf([
      ...(match === null ? [] : [pathItselfClause(match)]),
      withinClause('transfers', range, filter),
      ...facets,
    ]),
  }
}

/** From ids that are at hand to their transfers, without another look at the paths. */
export function searchByIds(
  { filter, range, facets }: TransferSearch,
  match: Extract<PathMatch, { kind: 'few' }>,
): Search {
  return {
    from: 'transfers INDEXED BY transfersByPath',
    where: allOf([
      pathClause(match, 'transfers.pathId'),
      withinClause('transfers', range, filter),
      ...facets,
    ]),
  }
}

function waysOf(filter: HistoryFilter, range: KeyRange, match: PathMatch | null): Way[] {
  const inRange: Clause = { sql: 'key >= ? AND key < ?', values: [range.from, range.below] }
  const ways: Way[] = []
  const add = (index: string, clauses: readonly Clause[]) => {
    if (clauses.length > 0) ways.push({ index, clause: allOf(clauses) })
  }
  if (match?.kind === 'few')
    ways.push({ index: 'transfersByPath', clause: pathClause(match, 'pathId'), entries: match.uses })
  const { sessionKey, user, shareId, results } = filter
  if (sessionKey !== undefined) add('transfersBySession', [{ sql: 'sessionKey = ?', values: [sessionKey] }])
  if (filter.fromMs !== undefined || filter.toMs !== undefined) add('transfersFacets', [inRange])
  if (isSaid(user)) add('transfersByUser', [...userClauses('transfers', user), inRange])
  // Of several addresses the keys are not in order: to leave out keys would cost as much as to count them.
  add('transfersByAddress', addressClauses('transfers', filter.address))
  if (isSaid(shareId)) add('transfersByShare', [{ sql: 'shareId = ?', values: [shareId] }, inRange])
  if (results !== undefined && results.length > 0)
    add('transfersByResult', [oneOf('result', results), inRange])
  return ways
}
