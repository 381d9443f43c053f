import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HistoryPage } from '../../../../../app/main/host/history/history.ts'
import { runHistoryQuery } from '../../../../../app/main/host/history/queries/run-query.ts'
import type { HistoryFilter, PastTransfer } from '../../../../../app/preload/contract/wire-history.ts'
import {
  activity,
  insertActivities,
  insertSessions,
  insertTransfers,
  openTestHistory,
  pastSession,
  pastTransfer,
} from '../../../../helpers/history/history-samples.ts'

const start = Date.UTC(2026, 0, 1) * 1_000

describe('pages of the history', () => {
  it('leave nothing out and repeat nothing while newer transfers are added', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom<HistoryFilter>(
          {},
          { user: 'demo' },
          { path: 'rep' },
          { path: '/' },
          { address: '192.' },
        ),
        (limit, filter) => {
          const database = openTestHistory()
          const old = Array.from({ length: 60 }, (_, n) => pastTransfer(start + n * 7_000))
          database.exec('BEGIN')
          insertTransfers(database, old)
          const seen: number[] = []
          let before: number | null = null
          let pages = 0
          do {
            const page: HistoryPage<PastTransfer> = runHistoryQuery(database, 'findTransfers', [
              filter,
              { before, limit },
            ])
            seen.push(...page.entries.map(({ key }) => key))
            before = page.next
            pages += 1
            insertTransfers(database, [pastTransfer(start + 1_000_000 + pages)])
          } while (before !== null)
          database.exec('COMMIT')
          expect(seen).toEqual(old.map(({ key }) => key).toReversed())
          expect(pages).toBe(Math.ceil(60 / limit))
          database.close()
        },
      ),
      { numRuns: 6 },
    )
  })

  it.each(['findSessions', 'findActivities'] as const)('%s goes on where the page before ended', (name) => {
    const database = openTestHistory()
    insertSessions(
      database,
      [1, 2, 3].map((n) => pastSession(start + n * 1_000)),
    )
    insertActivities(
      database,
      [1, 2, 3].map((n) => activity(start + n * 1_000)),
    )
    const first = runHistoryQuery(database, name, [{}, { before: null, limit: 2 }])
    expect(first.entries.map(({ key }) => key)).toEqual([start + 3_000, start + 2_000])
    const second = runHistoryQuery(database, name, [{}, { before: first.next, limit: 2 }])
    expect(second.entries.map(({ key }) => key)).toEqual([start + 1_000])
    expect(second.next).toBeNull()
  })

  it('find what lies far behind thousands that do not pass, by common fragments, too', () => {
    const database = openTestHistory()
    database.exec('BEGIN')
    const transfers = Array.from({ length: 5_000 }, (_, n) =>
      pastTransfer(start + n * 1_000, {
        path: n < 900 ? `/Old project/${n % 50}/plan.dwg` : `/New/${n % 70}/photo.jpg`,
        userName: n % 2 === 0 ? 'ana' : 'demo',
        sessionKey: start + (n - (n % 2)) * 1_000,
      }),
    )
    insertTransfers(database, transfers)
    insertSessions(
      database,
      transfers.filter((_, n) => n % 2 === 0).map(({ key }) => pastSession(key)),
    )
    database.exec('COMMIT')
    const keysOf = (name: 'findTransfers' | 'findSessions', filter: HistoryFilter) =>
      runHistoryQuery(database, name, [filter, { before: null, limit: 500 }]).entries.map(({ key }) => key)
    const old = transfers.slice(0, 900).map(({ key }) => key)
    const newestOf = (keys: readonly number[]) => keys.toReversed().slice(0, 500)
    for (const path of ['OLD', 'pr', 'old project/', 'w']) {
      const passing = path === 'w' ? transfers.slice(900).map(({ key }) => key) : old
      expect(keysOf('findTransfers', { path })).toEqual(newestOf(passing))
    }
    const ofAna = old.filter((_, n) => n % 2 === 0)
    expect(keysOf('findTransfers', { path: 'dw', user: 'ana' })).toEqual(ofAna.toReversed())
    expect(keysOf('findTransfers', { path: 'dw', direction: 'upload' })).toEqual([])
    expect(keysOf('findSessions', { path: 'dw' })).toEqual(ofAna.toReversed())
    expect(keysOf('findSessions', { path: 'dwg' })).toEqual(ofAna.toReversed())
  })

  it('hold what a session said, its transfers and its activities, the oldest first', () => {
    const database = openTestHistory()
    const session = pastSession(start, { endedAt: null, endReason: null, clientName: null })
    const transfers = [1, 2, 3].map((n) =>
      pastTransfer(start + n * 1_000, { sessionKey: start, result: null }),
    )
    const activities = [1, 2].map((n) => activity(start + n * 1_000 + 1, { sessionKey: start }))
    insertSessions(database, [session, pastSession(start + 9_000)])
    insertTransfers(database, [...transfers, pastTransfer(start + 9_500)])
    insertActivities(database, [...activities, activity(start + 9_600, { sessionKey: null })])
    const stages = [{ name: 'connected', afterMs: 0 }]
    database.run('UPDATE sessions SET stages = ? WHERE key = ?', [JSON.stringify(stages), start])
    const detail = { session, stages, transfers, activities }
    expect(runHistoryQuery(database, 'pastSession', [start])).toEqual(detail)
    expect(runHistoryQuery(database, 'pastSession', [start + 1])).toBeNull()
  })
})
