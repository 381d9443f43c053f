import type { Activity } from '../../../../preload/contract/wire-history.ts'
import type { OpenDatabase } from '../database/sqlite.ts'
import type { ActivityFilter, HistoryPage, PageWish } from '../history.ts'
import { chooseIndex, type Way } from './choose-index.ts'
import { activityOf } from './entries.ts'
import { addressClauses, isSaid, oneOf, ownerClauses, userClauses } from './filter-clauses.ts'
import { type KeyRange, keyRangeOf, withinClause } from './key-range.ts'
import { findRows, pageOf } from './page.ts'
import { matchPaths, type PathMatch, pathClause } from './path-match.ts'
import { allOf, type Clause } from './rows.ts'

/**
 * One page of activities that pass, the newest first. A path passes as the old or the new name. Directions and results
 * are of transfers alone and do not matter here.
 */
export function findActivities(
  database: OpenDatabase,
  filter: ActivityFilter,
  page: PageWish,
): HistoryPage<Activity> {
  const range = keyRangeOf(database, 'activities', filter, page.before)
  const match = matchPaths(database, filter.path)
  const clauses = [withinClause('activities', range, filter), ...ownerClauses('activities', filter)]
  const { kinds = [] } = filter
  if (kinds.length > 0) clauses.push(oneOf('activities.kind', kinds))
  if (match !== null) clauses.push(eitherPath(match))
  const from = `activities ${
    match?.kind === 'few'
      ? 'NOT INDEXED'
      : chooseIndex(database, 'activities', waysOf(filter, range), 'NOT INDEXED')
  }`
  return pageOf(
    findRows(database, 'activities', { from, where: allOf(clauses) }, page.limit),
    activityOf,
    page,
  )
}

/** Few paths lead to the keys at once; many are compared entry by entry. */
function eitherPath(match: PathMatch): Clause {
  const old = pathClause(match, 'pathId')
  const renamed = pathClause(match, 'newPathId')
  const values = [...old.values, ...renamed.values]
  if (match.kind !== 'few') return { sql: `${old.sql} OR ${renamed.sql}`, values }
  return {
    sql: `activities.key IN (
      SELECT key FROM activities INDEXED BY activitiesByPath WHERE pathId IS NOT NULL AND ${old.sql}
      UNION SELECT key FROM activities INDEXED BY activitiesByNewPath WHERE newPathId IS NOT NULL AND ${renamed.sql})`,
    values,
  }
}

function waysOf(filter: ActivityFilter, range: KeyRange): Way[] {
  const inRange: Clause = { sql: 'key >= ? AND key < ?', values: [range.from, range.below] }
  const ways: Way[] = []
  const add = (index: string, clauses: readonly Clause[]) => {
    if (clauses.length > 0) ways.push({ index, clause: allOf(clauses) })
  }
  const { kinds = [], user, shareId, sessionKey } = filter
  if (sessionKey !== undefined)
    add('activitiesBySession', [{ sql: 'sessionKey IS NOT NULL AND sessionKey = ?', values: [sessionKey] }])
  if (kinds.length > 0) add('activitiesByKind', [oneOf('kind', kinds), inRange])
  if (isSaid(user)) add('activitiesByUser', [...userClauses('activities', user), inRange])
  add('activitiesByAddress', addressClauses('activities', filter.address))
  if (isSaid(shareId))
    add('activitiesByShare', [{ sql: 'shareId IS NOT NULL AND shareId = ?', values: [shareId] }, inRange])
  return ways
}
