import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runHistoryQuery } from '../../../../../app/main/host/history/queries/run-query.ts'
import type { HistoryFilter } from '../../../../../app/preload/contract/wire-history.ts'
import {
  activity,
  insertActivities,
  insertSessions,
  insertTransfers,
  openTestHistory,
  pastSession,
  pastTransfer,
} from '../../../../helpers/history/history-samples.ts'
import { transfersThatPass } from '../../../../helpers/history/naive-history.ts'

const key = Date.UTC(2026, 0, 1) * 1_000
const transfers = [
  pastTransfer(key),
  pastTransfer(key + 1_000, { path: '/" OR NEAR("a b" c*) -- \' ; {x} ^y' }),
]
const page = { before: null, limit: 500 }

function filled() {
  const database = openTestHistory()
  insertTransfers(database, transfers)
  insertSessions(database, [pastSession(key)])
  insertActivities(database, [activity(key)])
  return database
}

const names = ['findTransfers', 'findSessions', 'findActivities'] as const
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 10 }),
  fc.constantFrom(
    '"',
    '""',
    '" OR "a',
    "'; DROP TABLE transfers; --",
    '*',
    'a*',
    'path:x',
    '-x',
    'NEAR(a b, 2)',
  ),
  fc.constantFrom(
    '%',
    '_%',
    '\\',
    '\0',
    'report\0',
    '\ud83d',
    '\udc00x\ud800yz',
    '\u{10ffff}',
    '?1',
    ':key',
    '$x',
  ),
)

describe('a hostile filter', () => {
  it('finds what holds it word by word and breaks nothing', () => {
    const database = filled()
    fc.assert(
      fc.property(words, (word) => {
        for (const filter of [{ path: word }, { user: word }, { address: word }, { shareId: word }]) {
          for (const name of names) runHistoryQuery(database, name, [filter, page])
          runHistoryQuery(database, 'sumTransfers', [filter])
        }
        if (word === '') return
        const { entries } = runHistoryQuery(database, 'findTransfers', [{ path: word }, page])
        expect(entries).toEqual(transfersThatPass(transfers, { path: word }))
      }),
      { numRuns: 150 },
    )
    expect(database.all('SELECT count(*) AS count FROM transfers')).toEqual([{ count: 2 }])
  })

  it.each<[string, HistoryFilter]>([
    ['a user', { user: 'demo\0x' }],
    ['an address', { address: '192\0' }],
    ['a share', { shareId: 'share-1\0' }],
    ['a path', { path: '\0report' }],
  ])('with a NUL in %s finds nothing instead of what stands before it', (_what, filter) => {
    const database = filled()
    for (const name of names) expect(runHistoryQuery(database, name, [filter, page]).entries).toEqual([])
    expect(runHistoryQuery(database, 'sumTransfers', [filter]).transfers).toBe(0)
  })

  it.each<[string, HistoryFilter]>([
    ['the longest path that is let through', { path: 'ab"%'.repeat(250) }],
    ['thousands of characters', { path: 'é😀'.repeat(5_000), user: 'u'.repeat(50_000) }],
    ['times beyond every calendar', { fromMs: 1e308, toMs: Number.MAX_VALUE }],
    ['times before every calendar', { fromMs: -1e308, toMs: -1e300 }],
    ['an end before its beginning', { fromMs: 2e12, toMs: 1e12 }],
    ['a time that is no whole number', { fromMs: 1e15 + 0.5 }],
  ])('with %s finds nothing', (_what, filter) => {
    const database = filled()
    for (const name of names) expect(runHistoryQuery(database, name, [filter, page]).entries).toEqual([])
    expect(runHistoryQuery(database, 'sumTransfers', [filter]).transfers).toBe(0)
  })

  it('with wide times finds everything', () => {
    const database = filled()
    const filter = { fromMs: -1e308, toMs: 1e308 }
    for (const name of names) expect(runHistoryQuery(database, name, [filter, page]).entries).not.toEqual([])
    expect(runHistoryQuery(database, 'sumTransfers', [filter]).transfers).toBe(2)
  })
})
