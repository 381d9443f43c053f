import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { runHistoryQuery } from '../../../../../app/main/host/history/queries/run-query.ts'
import type { PastTransfer, TransferTotals } from '../../../../../app/preload/contract/wire-history.ts'
import {
  insertSessions,
  insertTransfers,
  openTestHistory,
  pastSession,
  pastTransfer,
} from '../../../../helpers/history/history-samples.ts'
import { totalsOf } from '../../../../helpers/history/naive-history.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
const timeZone = process.env.TZ

/** A transfer at that time, of 1000 bytes. */
function movedAt(at: number, said: Partial<PastTransfer> = {}): PastTransfer {
  return pastTransfer(at * 1_000, { bytes: 1_000, ...said })
}

/** Node takes up a changed time zone at once. */
function inTimeZone(name: string): void {
  process.env.TZ = name
}

afterEach(() => {
  if (timeZone === undefined) delete process.env.TZ
  else process.env.TZ = timeZone
})

describe('totals', () => {
  const start = Date.UTC(2026, 2, 29)
  const spread = Array.from({ length: 600 }, (_, n) =>
    movedAt(start + n * 7 * minuteMs, {
      bytes: n * 17,
      direction: n % 3 === 0 ? 'upload' : 'download',
      userName: n % 5 === 0 ? null : `user-${n % 4}`,
      shareId: n % 7 === 0 ? null : `share-${n % 3}`,
      result: n % 6 === 0 ? 'disk-full' : n % 11 === 0 ? null : 'done',
    }),
  )
  const time = fc.oneof(
    fc.integer({ min: -hourMs, max: 71 * hourMs }),
    fc.integer({ min: -1, max: 71 }).map((hour) => hour * hourMs),
    fc
      .tuple(fc.integer({ min: 0, max: 71 }), fc.constantFrom(-1, 1))
      .map(([hour, off]) => hour * hourMs + off),
  )

  it('are those of a look at every transfer, wherever in an hour a time begins and ends', () => {
    const database = openTestHistory()
    database.exec('BEGIN')
    insertTransfers(database, spread)
    database.exec('COMMIT')
    fc.assert(
      fc.property(time, time, fc.constantFrom(undefined, 'user-1'), (from, to, user) => {
        const filter = { fromMs: start + from, toMs: start + to, user }
        expect(runHistoryQuery(database, 'sumTransfers', [filter])).toEqual(totalsOf(spread, filter))
      }),
      { numRuns: 120 },
    )
  })

  it('forget what was forgotten, and count what ended later', () => {
    const database = openTestHistory()
    insertTransfers(database, spread.slice(0, 100))
    database.run('DELETE FROM transfers WHERE key < ?', [(start + 300 * minuteMs) * 1_000])
    database.run("UPDATE transfers SET result = 'done', endedAt = startedAt, bytes = 7 WHERE result IS NULL")
    const kept = spread
      .slice(0, 100)
      .filter(({ startedAt }) => startedAt >= start + 300 * minuteMs)
      .map((each) => (each.result === null ? { ...each, result: 'done' as const, bytes: 7 } : each))
    for (const filter of [{}, { user: 'user-2' }, { path: 'report' }, { path: '/' }, { address: '192.' }])
      expect(runHistoryQuery(database, 'sumTransfers', [filter])).toEqual(totalsOf(kept, filter))
    database.run('DELETE FROM transfers')
    for (const table of ['hourlyTotals', 'hourlySums', 'paths'])
      expect(database.all(`SELECT * FROM ${table}`)).toEqual([])
  })

  it('of an empty history are nothing', () => {
    const nothing: TransferTotals = { transfers: 0, sentBytes: 0, receivedBytes: 0, done: 0, failed: 0 }
    const database = openTestHistory()
    expect(runHistoryQuery(database, 'usageTotals', [start])).toEqual({
      today: nothing,
      week: nothing,
      users: [],
      shares: [],
    })
    expect(runHistoryQuery(database, 'sumTransfers', [{ path: 'x' }])).toEqual(nothing)
  })
})

describe('usage', () => {
  it.each([
    [
      'when clocks went forward',
      'Europe/Berlin',
      new Date('2026-03-31T00:00:00+02:00').getTime(),
      7 * dayMs - hourMs,
    ],
    [
      'when clocks went back',
      'Europe/Berlin',
      new Date('2026-10-27T00:00:00+01:00').getTime(),
      7 * dayMs + hourMs,
    ],
    ['where days begin in the middle of an hour', 'Asia/Kolkata', Date.UTC(2026, 5, 9, 18, 30), 7 * dayMs],
  ])('counts seven days of the calendar %s', (_when, zone, todayMs, weekLengthMs) => {
    inTimeZone(zone)
    const weekMs = todayMs + dayMs - weekLengthMs
    const database = openTestHistory()
    insertTransfers(database, [
      movedAt(weekMs - 1, { userName: 'too-early' }),
      movedAt(weekMs, { userName: 'first', shareId: 'share-2' }),
      movedAt(todayMs - 1, { direction: 'upload' }),
      movedAt(todayMs),
      movedAt(todayMs + 1, { result: 'connection-lost' }),
    ])
    const { today, week, users, shares } = runHistoryQuery(database, 'usageTotals', [todayMs])
    expect(today).toEqual({ transfers: 2, sentBytes: 2_000, receivedBytes: 0, done: 1, failed: 1 })
    expect(week).toEqual({ transfers: 4, sentBytes: 3_000, receivedBytes: 1_000, done: 3, failed: 1 })
    expect(users.map(({ name, sentBytes, receivedBytes }) => [name, sentBytes, receivedBytes])).toEqual([
      ['demo', 2_000, 1_000],
      ['first', 1_000, 0],
    ])
    expect(shares).toEqual([
      { shareId: 'share-1', sentBytes: 2_000, receivedBytes: 1_000 },
      { shareId: 'share-2', sentBytes: 1_000, receivedBytes: 0 },
    ])
  })

  it('says when users were seen last: when a session ended, or one began that is still there', () => {
    const todayMs = Date.UTC(2026, 5, 9)
    const database = openTestHistory()
    insertTransfers(
      database,
      ['ana', 'demo', 'gone'].map((userName, n) => movedAt(todayMs + n, { userName })),
    )
    const at = todayMs * 1_000
    insertSessions(database, [
      pastSession(at, { endedAt: todayMs + 9_000 }),
      pastSession(at + 1_000, { endedAt: todayMs + 2_000 }),
      pastSession(at + 2_000, { userName: 'ana', endedAt: todayMs + 3_000 }),
      pastSession(at + 5_000_000, { userName: 'ana', endedAt: null }),
    ])
    const { users } = runHistoryQuery(database, 'usageTotals', [todayMs])
    expect(users.map(({ name, lastSeenAt }) => [name, lastSeenAt])).toEqual([
      ['ana', todayMs + 5_000],
      ['demo', todayMs + 9_000],
      ['gone', null],
    ])
  })
})
