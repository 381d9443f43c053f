import { describe, expect, it } from 'vitest'
import type { KeepingRules } from '../../../../../app/main/host/history/database/retention.ts'
import type { HistoryDesk } from '../../../../../app/main/host/history/desk/history-desk.ts'
import { deskOn, rowsOf } from '../../../../helpers/history/history-files.ts'
import {
  activity,
  keyAt,
  sessionOpened,
  t0,
  transferEnded,
  transferStarted,
  transfers,
} from '../../../../helpers/history/history-records.ts'
import { tempTree } from '../../../../helpers/temp-tree.ts'

const dayMs = 24 * 60 * 60 * 1_000
const plenty = 1_000_000_000

function trimAll(desk: HistoryDesk, rules: KeepingRules): number {
  let steps = 1
  while (desk.trim(rules)) steps += 1
  return steps
}

describe('keeping by age', { timeout: 60_000 }, () => {
  it('forgets what began before, in small steps, and keeps the rest and what is running', () => {
    const file = tempTree().at('history.db')
    const desk = deskOn(file, () => t0 + 10 * dayMs)
    desk.write([
      ...transfers(1_200),
      sessionOpened(t0),
      { type: 'session-closed', key: keyAt(t0), at: t0 + 5, reason: 'quit', stages: [] },
      sessionOpened(t0 + 1),
      transferStarted(t0 + 7),
      activity(t0),
      ...transfers(3, t0 + 9 * dayMs),
      activity(t0 + 9 * dayMs),
    ])
    expect(trimAll(desk, { keepDays: 9, maxBytes: plenty })).toBeGreaterThan(2)
    desk.close()
    expect(rowsOf(file, 'SELECT count(*) AS n FROM transfers WHERE endedAt IS NOT NULL')).toEqual([{ n: 3 }])
    expect(rowsOf(file, 'SELECT key FROM transfers WHERE endedAt IS NULL')).toEqual([{ key: keyAt(t0 + 7) }])
    expect(rowsOf(file, 'SELECT key FROM sessions')).toEqual([{ key: keyAt(t0 + 1) }])
    expect(rowsOf(file, 'SELECT key FROM activities')).toEqual([{ key: keyAt(t0 + 9 * dayMs) }])
    expect(rowsOf(file, 'SELECT sum(transfers) AS n, sum(bytes) AS b FROM hourlyTotals')).toEqual([
      { n: 3, b: 3_000 },
    ])
  })

  it('forgets by the time, and not by the key, what was remembered after the clock had been years ahead', () => {
    const file = tempTree().at('history.db')
    const desk = deskOn(file, () => t0 + 10 * dayMs)
    const aheadMs = 3_650 * dayMs
    const displaced = (at: number) => ({ key: keyAt(at + aheadMs) })
    for (const at of [t0, t0 + 9 * dayMs]) {
      desk.write([
        ...[transferStarted(at, displaced(at)), transferEnded(at, displaced(at))],
        activity(at, displaced(at)),
        { ...sessionOpened(at), ...displaced(at) },
        { type: 'session-closed', ...displaced(at), at: at + 5, reason: 'quit', stages: [] },
      ])
    }
    trimAll(desk, { keepDays: 9, maxBytes: plenty })
    desk.close()
    const kept = [{ key: keyAt(t0 + 9 * dayMs + aheadMs) }]
    for (const table of ['transfers', 'sessions', 'activities']) {
      expect(rowsOf(file, `SELECT key FROM ${table}`)).toEqual(kept)
    }
  })

  it('takes writes between two steps', () => {
    const file = tempTree().at('history.db')
    const desk = deskOn(file, () => t0 + 10 * dayMs)
    desk.write(transfers(1_200))
    const rules = { keepDays: 1, maxBytes: plenty }
    expect(desk.trim(rules)).toBe(true)
    desk.write(transfers(2, t0 + 10 * dayMs))
    trimAll(desk, rules)
    desk.close()
    expect(rowsOf(file, 'SELECT count(*) AS n FROM transfers')).toEqual([{ n: 2 }])
  })
})

describe('keeping by size', { timeout: 60_000 }, () => {
  it('forgets the oldest first until there is room, and makes the file smaller', () => {
    const file = tempTree().at('history.db')
    const desk = deskOn(file)
    for (let batch = 0; batch < 12; batch += 1) desk.write(transfers(500, t0 + batch * 50_000))
    const before = desk.facts()?.bytes ?? 0
    const maxBytes = 2_000_000
    trimAll(desk, { keepDays: 3_650, maxBytes })
    desk.close()
    const [kept] = rowsOf(
      file,
      'SELECT count(*) AS n, min(startedAt) AS oldest, max(startedAt) AS newest FROM transfers',
    )
    expect(Number(kept?.n)).toBeGreaterThan(500)
    expect(Number(kept?.n)).toBeLessThan(5_500)
    // Nothing but the oldest went.
    expect(Number(kept?.newest)).toBe(t0 + 6_000 * 100 - 100)
    expect(Number(kept?.newest) - Number(kept?.oldest)).toBe((Number(kept?.n) - 1) * 100)
    const [pages] = rowsOf(file, 'PRAGMA page_count')
    expect(Number(pages?.page_count) * 4_096).toBeLessThan(maxBytes + 2_500_000)
    expect(Number(pages?.page_count) * 4_096).toBeLessThan(before)
    expect(rowsOf(file, 'PRAGMA quick_check')).toEqual([{ quick_check: 'ok' }])
  })

  it('comes to an end when all that is left is running', () => {
    const desk = deskOn(tempTree().at('history.db'))
    desk.write(Array.from({ length: 600 }, (_, index) => transferStarted(t0 + index)))
    expect(trimAll(desk, { keepDays: 3_650, maxBytes: 1 })).toBeLessThan(5)
  })
})
