import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runHistoryQuery } from '../../../../../app/main/host/history/queries/run-query.ts'
import {
  activityKindSchema,
  type HistoryFilter,
  transferResultSchema,
} from '../../../../../app/preload/contract/wire-history.ts'
import {
  activity,
  insertActivities,
  insertSessions,
  insertTransfers,
  openTestHistory,
  pastSession,
  pastTransfer,
} from '../../../../helpers/history/history-samples.ts'
import {
  activitiesThatPass,
  sessionsThatPass,
  totalsOf,
  transfersThatPass,
} from '../../../../helpers/history/naive-history.ts'

const hourMs = 3_600_000
const startMs = Date.UTC(2026, 2, 28, 20, 15)
const users = ['demo', 'Demo', 'ana', "o'neil", null] as const
const addresses = ['192.168.1.2', '192.168.1.20', '192.168.10.2', '10.0.0.1', 'fe80::1'] as const
const shares = ['share-1', 'share-2', null] as const
const paths = [
  ...[
    '/Files/report.pdf',
    '/Files/Report-2.PDF',
    '/files/50%_off.txt',
    '/Files/a"b*c.txt',
    '/FÜNF/größe.txt',
  ],
  ...[
    '/Cafe\u0301/menu.txt',
    '/Café/menu.txt',
    '/写真/日本.jpg',
    '/x/😀.gif',
    '/İstanbul/ı.txt',
    '/Привет/МИР',
  ],
  ...["/Files/it's; DROP TABLE paths;--", '/back\\slash', '/AND OR NOT/NEAR(a b)', '/a', '/-/{}^'],
]
const fragments = [
  ...paths.flatMap((path) => {
    const characters = [...path]
    const part = (from: number, to?: number) => characters.slice(from, to).join('')
    return [path, part(1, 5), part(-3).toUpperCase(), part(2, 4), part(1, 2)]
  }),
  ...['/', '%', '_', '"', '*', 'É', 'e\u0301', '日', 'mir', '"" OR', 'nowhere', 'i̇s', '\\', "'", '😀'],
]

const results = [...transferResultSchema.options, null]
const kinds = activityKindSchema.options
const oneOf = <Value>(values: readonly Value[], n: number): Value => values[n % values.length] as Value

const sessions = Array.from({ length: 40 }, (_, n) => {
  const at = startMs + n * 5 * hourMs
  return pastSession(at * 1_000, { userName: oneOf(users, n * 7), address: oneOf(addresses, n * 3) })
})
const transfers = Array.from({ length: 400 }, (_, n) => {
  // For the last hundred the clock had been set back by a day: their keys are ahead of their times.
  const at = startMs + n * 30 * 60_000
  const result = oneOf(results, Math.floor(n / 3))
  return pastTransfer(at * 1_000 + 1, {
    startedAt: n < 300 ? at : at - 24 * hourMs,
    endedAt: result === null ? null : at + 5,
    result,
    bytes: result === null ? 0 : n * 1_001,
    sessionKey: oneOf(sessions, Math.floor(n / 10)).key,
    direction: n % 3 === 0 ? 'upload' : 'download',
    userName: oneOf(users, n * 7 + Math.floor(n / 11)),
    address: oneOf(addresses, n * 3 + Math.floor(n / 5)),
    shareId: oneOf(shares, n + Math.floor(n / 13)),
    path: oneOf(paths, n * 5 + Math.floor(n / 17)),
    hash: n % 4 === 0 ? { algorithm: 'SHA-256', value: `${n}` } : null,
    isEncrypted: n % 2 === 0,
  })
})
const activities = Array.from({ length: 300 }, (_, n) => {
  const at = startMs + n * 40 * 60_000
  return activity(at * 1_000 + 2, {
    kind: oneOf(kinds, n),
    sessionKey: n % 7 === 0 ? null : oneOf(sessions, Math.floor(n / 8)).key,
    userName: oneOf(users, n),
    address: n % 9 === 0 ? null : oneOf(addresses, n * 3),
    shareId: oneOf(shares, n),
    path: n % 4 === 0 ? null : oneOf(paths, n * 3),
    newPath: n % 8 === 1 ? oneOf(paths, n) : null,
    isDone: n % 5 !== 0,
    facts: { reason: `why ${n}`, count: n, isIt: true },
  })
})

function filled() {
  const database = openTestHistory()
  database.exec('BEGIN')
  insertSessions(database, sessions)
  insertTransfers(database, transfers)
  insertActivities(database, activities)
  database.exec('COMMIT')
  // Sums of sessions are kept by the database.
  const sums = (key: number, direction: string) =>
    transfers
      .filter((each) => each.sessionKey === key && each.direction === direction)
      .reduce((sum, { bytes }) => sum + bytes, 0)
  const summed = sessions.map((session) => ({
    ...session,
    transfers: transfers.filter(({ sessionKey, result }) => sessionKey === session.key && result !== null)
      .length,
    sentBytes: sums(session.key, 'download'),
    receivedBytes: sums(session.key, 'upload'),
  }))
  return { database, summed }
}

const times = fc.integer({ min: startMs - hourMs, max: startMs + 220 * hourMs })
const parts = {
  fromMs: times,
  toMs: times,
  user: fc.constantFrom('demo', 'ana', "o'neil", 'nobody'),
  address: fc.constantFrom('192.168.1.2', '192.168.1', '1', 'FE80', '10.0.0.1', '%', '*'),
  shareId: fc.constantFrom('share-1', 'share-2', 'share'),
  path: fc.constantFrom(...fragments),
  direction: fc.constantFrom('download' as const, 'upload' as const),
  results: fc.subarray([...transferResultSchema.options], { minLength: 1 }),
  sessionKey: fc.constantFrom(...sessions.slice(0, 5).map(({ key }) => key), 12345),
}
const filters: fc.Arbitrary<HistoryFilter> = fc.record(parts, { requiredKeys: [] })
const alone = Object.entries(parts).map(([name, values]) => ({
  name,
  only: values.map((value): HistoryFilter => ({ [name]: value })),
}))
const whole = { before: null, limit: 500 }

describe('questions about the history', () => {
  it.each(alone)('find by $name alone what a look at every transfer finds', ({ only }) => {
    const { database } = filled()
    fc.assert(
      fc.property(only, (filter) => {
        const page = runHistoryQuery(database, 'findTransfers', [filter, whole])
        expect(page).toEqual({ entries: transfersThatPass(transfers, filter), next: null })
        expect(runHistoryQuery(database, 'sumTransfers', [filter])).toEqual(totalsOf(transfers, filter))
      }),
      { numRuns: 25 },
    )
  })

  it('find and sum by any combination what a look at every transfer does', () => {
    const { database } = filled()
    fc.assert(
      fc.property(filters, (filter) => {
        const page = runHistoryQuery(database, 'findTransfers', [filter, whole])
        expect(page.entries).toEqual(transfersThatPass(transfers, filter))
        expect(runHistoryQuery(database, 'sumTransfers', [filter])).toEqual(totalsOf(transfers, filter))
      }),
      { numRuns: 200 },
    )
  })

  it('find by any combination the sessions that had such transfers', () => {
    const { database, summed } = filled()
    fc.assert(
      fc.property(filters, (filter) => {
        const page = runHistoryQuery(database, 'findSessions', [filter, whole])
        expect(page.entries).toEqual(sessionsThatPass(summed, transfers, filter))
      }),
      { numRuns: 150 },
    )
  })

  it('find by any combination the activities, by their old and their new paths', () => {
    const { database } = filled()
    const activityFilters = fc.record(
      { ...parts, kinds: fc.subarray([...kinds], { minLength: 1 }) },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(activityFilters, (filter) => {
        const page = runHistoryQuery(database, 'findActivities', [filter, whole])
        expect(page.entries).toEqual(activitiesThatPass(activities, filter))
      }),
      { numRuns: 150 },
    )
  })

  it('take empty fields of a form as not said', () => {
    const { database } = filled()
    const filter = { user: '', address: '', shareId: '', path: '', results: [], kinds: [] }
    expect(runHistoryQuery(database, 'findTransfers', [filter, whole]).entries).toHaveLength(400)
    expect(runHistoryQuery(database, 'findActivities', [filter, whole]).entries).toHaveLength(300)
    expect(runHistoryQuery(database, 'sumTransfers', [filter])).toEqual(totalsOf(transfers, {}))
  })
})
