import type { UsageTotals } from '../../../../preload/contract/wire-history.ts'
import type { OpenDatabase } from '../database/sqlite.ts'
import { keyRangeOf, withinClause } from './key-range.ts'
import { allRows, firstRow, numberOf, numberOrNull, textOf } from './rows.ts'
import { sumTransfers } from './sum-transfers.ts'

const hourMs = 3_600_000
const daysBefore = 6

/** What was moved since `todayMs`, when the local day began, and since the day six days before it began. */
export function usageTotals(database: OpenDatabase, todayMs: number): UsageTotals {
  const weekMs = beginOfWeek(todayMs)
  return {
    today: sumTransfers(database, { fromMs: todayMs }),
    week: sumTransfers(database, { fromMs: weekMs }),
    users: movedBy(database, 'userName', weekMs).map(({ name, ...moved }) => ({
      name,
      ...moved,
      lastSeenAt: lastSeenAt(database, name),
    })),
    shares: movedBy(database, 'shareId', weekMs).map(({ name, ...moved }) => ({ shareId: name, ...moved })),
  }
}

/** By the calendar: where clocks were changed, the days between were not all of 24 hours. */
function beginOfWeek(todayMs: number): number {
  const day = new Date(todayMs)
  return day.setDate(day.getDate() - daysBefore)
}

interface Moved {
  readonly name: string
  readonly sentBytes: number
  readonly receivedBytes: number
}

/** Whole hours from their sums, what is before the first from the transfers. */
function movedBy(database: OpenDatabase, column: 'userName' | 'shareId', fromMs: number): Moved[] {
  const firstHour = Math.ceil(fromMs / hourMs)
  const edge = { fromMs, toMs: firstHour * hourMs }
  const within = withinClause('transfers', keyRangeOf(database, 'transfers', edge, null), edge)
  return allRows(
    database,
    `SELECT name, sum(iif(direction = 'download', bytes, 0)) AS sentBytes,
       sum(iif(direction = 'upload', bytes, 0)) AS receivedBytes
     FROM (
       SELECT ${column} AS name, direction, bytes FROM hourlyTotals WHERE hour >= ? AND ${column} <> ''
       UNION ALL
       SELECT ${column}, direction, bytes FROM transfers INDEXED BY transfersFacets
       WHERE result IS NOT NULL AND ${column} <> '' AND ${within.sql})
     GROUP BY name HAVING sum(bytes) > 0 ORDER BY name`,
    [firstHour, ...within.values],
  ).map((row) => ({
    name: textOf(row, 'name'),
    sentBytes: numberOf(row, 'sentBytes'),
    receivedBytes: numberOf(row, 'receivedBytes'),
  }))
}

/** When a session of the user ended last, or began that is still there; null when none is remembered. */
function lastSeenAt(database: OpenDatabase, userName: string): number | null {
  const row = firstRow(
    database,
    `SELECT max(at) AS at FROM (
       SELECT max(endedAt) AS at FROM sessions INDEXED BY sessionsByUserEnd WHERE userName = ?1
       UNION ALL
       SELECT max(startedAt) FROM sessions INDEXED BY sessionsOpen WHERE endedAt IS NULL AND userName = ?1)`,
    [userName],
  )
  return numberOrNull(row, 'at')
}
