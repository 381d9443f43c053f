import {
  failedResults,
  type HistoryFilter,
  type TransferTotals,
} from '../../../../preload/contract/wire-history.ts'
import type { OpenDatabase } from '../database/sqlite.ts'
import { equals, isSaid, oneOf, withoutRoot } from './filter-clauses.ts'
import type { Search } from './page.ts'
import { matchPaths, pathItselfClause } from './path-match.ts'
import { allOf, type Clause, firstRow, numberOf, type Row } from './rows.ts'
import { plainSearch, prepareSearch, searchByPaths, type TransferSearch } from './transfer-search.ts'

const hourMs = 3_600_000

/** Sums over every transfer that passes and is over. */
export function sumTransfers(database: OpenDatabase, wanted: HistoryFilter): TransferTotals {
  const filter = withoutRoot(wanted)
  if (isHourly(filter)) return sumHours(database, filter)
  return sumPaths(database, filter) ?? sumRows(database, filter)
}

/** Whether the sums by the hour know everything that is asked for. */
function isHourly({ path, address, sessionKey }: HistoryFilter): boolean {
  return !isSaid(path) && !isSaid(address) && sessionKey === undefined
}

/** Whole hours from their sums, what is before and behind them from the transfers. */
function sumHours(database: OpenDatabase, filter: HistoryFilter): TransferTotals {
  const { fromMs, toMs } = filter
  const firstHour = fromMs === undefined ? null : Math.ceil(fromMs / hourMs)
  const endHour = toMs === undefined ? null : Math.floor(toMs / hourMs)
  if (firstHour !== null && endHour !== null && firstHour >= endHour) return sumRows(database, filter)
  const clauses: Clause[] = []
  if (firstHour !== null) clauses.push({ sql: 'hour >= ?', values: [firstHour] })
  if (endHour !== null) clauses.push({ sql: 'hour < ?', values: [endHour] })
  clauses.push(...equals('userName', filter.user), ...equals('shareId', filter.shareId))
  clauses.push(...equals('direction', filter.direction))
  const { results = [] } = filter
  if (results.length > 0) clauses.push(oneOf('result', results))
  const { sql, values } = allOf(clauses)
  const table = isSaid(filter.user) || isSaid(filter.shareId) ? 'hourlyTotals' : 'hourlySums'
  const row = firstRow(
    database,
    `SELECT ${sumsOf({ count: 'transfers', bytes: 'bytes' })} FROM ${table} WHERE ${sql}`,
    values,
  )
  const edges = [
    ...(fromMs !== undefined && firstHour !== null && fromMs < firstHour * hourMs
      ? [{ fromMs, toMs: firstHour * hourMs }]
      : []),
    ...(toMs !== undefined && endHour !== null && toMs > endHour * hourMs
      ? [{ fromMs: endHour * hourMs, toMs }]
      : []),
  ]
  return edges.reduce((sum, edge) => plus(sum, sumRows(database, { ...filter, ...edge })), totalsOf(row))
}

/** A path, perhaps with a direction and a plain result, over all time: each path knows its sums. Null for more. */
function sumPaths(database: OpenDatabase, filter: HistoryFilter): TransferTotals | null {
  const { path, direction, results, ...rest } = filter
  if (Object.values(rest).some((value) => value !== undefined && value !== '')) return null
  const outcomes = outcomesOf(results)
  const match = matchPaths(database, path)
  if (match === null || outcomes === null) return null
  const ways = (['Download', 'Upload'] as const).filter((way) => isWay(way, direction))
  const sum = (names: readonly string[]) =>
    names.length === 0 ? '0' : names.map((name) => `coalesce(sum(${name}), 0)`).join(' + ')
  const of = (outcome: 'done' | 'failed') => outcomes.filter((each) => each === outcome)
  const counts = (outcome: 'done' | 'failed') =>
    of(outcome).flatMap((how) => ways.map((way) => `${how}${way}s`))
  const bytes = (way: 'Download' | 'Upload') =>
    isWay(way, direction) ? outcomes.map((how) => `${how}${way}Bytes`) : []
  const { sql, values } = pathItselfClause(match)
  const row = firstRow(
    database,
    `SELECT ${sum([...counts('done'), ...counts('failed')])} AS transfers, ${sum(bytes('Download'))} AS sentBytes,
       ${sum(bytes('Upload'))} AS receivedBytes, ${sum(counts('done'))} AS done FROM paths WHERE ${sql}`,
    values,
  )
  return totalsOf(row)
}

/** Which of the sums of a path the results ask for; null when they ask for some kinds of failures only. */
function outcomesOf(results: HistoryFilter['results']): readonly ('done' | 'failed')[] | null {
  if (results === undefined || results.length === 0) return ['done', 'failed']
  const failed = failedResults.filter((result) => results.includes(result))
  if (failed.length !== 0 && failed.length !== failedResults.length) return null
  return [
    ...(results.includes('done') ? (['done'] as const) : []),
    ...(failed.length > 0 ? (['failed'] as const) : []),
  ]
}

/** Transfer by transfer. */
function sumRows(database: OpenDatabase, filter: HistoryFilter): TransferTotals {
  const search = prepareSearch(database, filter, null)
  const { from, where } = searchForSums(search)
  const row = firstRow(
    database,
    `SELECT ${sumsOf({ count: '1', bytes: 'transfers.bytes' })} FROM ${from}
     WHERE transfers.result IS NOT NULL AND ${where.sql}`,
    where.values,
  )
  return totalsOf(row)
}

/** What no index narrows down is summed from an index that holds all of it, not from the transfers themselves. */
function searchForSums(search: TransferSearch): Search {
  if (search.index !== null || search.filter.sessionKey !== undefined) return plainSearch(search)
  if (search.match !== null) return searchByPaths(search)
  return isSaid(search.filter.address)
    ? plainSearch({ ...search, index: 'INDEXED BY transfersByAddress' })
    : plainSearch(search)
}

function sumsOf({ count, bytes }: { readonly count: string; readonly bytes: string }): string {
  return `sum(${count}) AS transfers, sum(iif(direction = 'download', ${bytes}, 0)) AS sentBytes,
    sum(iif(direction = 'upload', ${bytes}, 0)) AS receivedBytes, sum(iif(result = 'done', ${count}, 0)) AS done`
}

function totalsOf(row: Row): TransferTotals {
  const transfers = numberOf(row, 'transfers')
  const done = numberOf(row, 'done')
  return {
    transfers,
    sentBytes: numberOf(row, 'sentBytes'),
    receivedBytes: numberOf(row, 'receivedBytes'),
    done,
    failed: transfers - done,
  }
}

function plus(one: TransferTotals, other: TransferTotals): TransferTotals {
  return {
    transfers: one.transfers + other.transfers,
    sentBytes: one.sentBytes + other.sentBytes,
    receivedBytes: one.receivedBytes + other.receivedBytes,
    done: one.done + other.done,
    failed: one.failed + other.failed,
  }
}

function isWay(way: 'Download' | 'Upload', direction: HistoryFilter['direction']): boolean {
  return direction === undefined || direction === way.toLowerCase()
}
