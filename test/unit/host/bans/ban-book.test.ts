import { describe, expect, it } from 'vitest'
import { type AddressRange, parseAddressRange } from '../../../../app/main/engine/limits/address-range.ts'
import type { Ban } from '../../../../app/main/host/bans/ban.ts'
import { BanBook, longestBanMs } from '../../../../app/main/host/bans/ban-book.ts'

const range = (text: string): AddressRange => {
  const parsed = parseAddressRange(text)
  if (parsed === null) throw new Error(`${text} is no range`)
  return parsed
}
const byHand = { kind: 'person', note: 'noisy' } as const

function setUp(bans: readonly Ban[] = []) {
  const clock = { wallMs: 1_000_000, ms: 0, changes: 0, hits: 0 }
  const book = new BanBook(
    {
      now: () => clock.wallMs + clock.ms,
      monotonicMs: () => clock.ms,
      onChanged: () => {
        clock.changes += 1
      },
      onHit: () => {
        clock.hits += 1
      },
    },
    bans,
  )
  return { book, clock }
}

describe('ban book', () => {
  it('refuses an address until its time is over', () => {
    const { book, clock } = setUp()
    book.add(range('203.0.113.7'), byHand, 60_000)
    expect(book.refuses('203.0.113.7')).toBe(true)
    expect(book.refuses('203.0.113.8')).toBe(false)
    clock.ms = 59_999
    expect(book.isBlocked('203.0.113.7')).toBe(true)
    clock.ms = 60_000
    expect(book.isBlocked('203.0.113.7')).toBe(false)
    expect(book.list()).toEqual([])
  })

  it('does not mind a wall clock that jumps', () => {
    const { book, clock } = setUp()
    book.add(range('203.0.113.7'), byHand, 60_000)
    clock.wallMs += 3_600_000
    expect(book.isBlocked('203.0.113.7')).toBe(true)
    clock.wallMs -= 7_200_000
    clock.ms = 60_000
    expect(book.isBlocked('203.0.113.7')).toBe(false)
  })

  it('counts what it refused and when it did last', () => {
    const { book, clock } = setUp()
    book.add(range('203.0.113.0/24'), byHand, null)
    clock.ms = 500
    book.refuses('203.0.113.9')
    book.refuses('203.0.113.10')
    expect(book.list()).toMatchObject([{ range: '203.0.113.0/24', hits: 2, lastHitAtMs: 1_000_500 }])
    expect(clock.hits).toBe(2)
  })

  it('tells the time that is left', () => {
    const { book, clock } = setUp()
    const { id } = book.add(range('203.0.113.7'), byHand, 60_000)
    clock.ms = 20_000
    expect(book.find(id)?.remainingMs).toBe(40_000)
    expect(book.nextEndMs()).toBe(40_000)
  })

  it('extends, makes permanent and lifts', () => {
    const { book, clock } = setUp()
    const { id } = book.add(range('203.0.113.7'), byHand, 60_000)
    expect(book.setRemaining(id, 120_000)?.remainingMs).toBe(120_000)
    clock.ms = 100_000
    expect(book.isBlocked('203.0.113.7')).toBe(true)
    expect(book.setRemaining(id, null)?.remainingMs).toBeNull()
    clock.ms = longestBanMs
    book.dropEnded()
    expect(book.nextEndMs()).toBeNull()
    expect(book.isBlocked('203.0.113.7')).toBe(true)
    expect(book.remove(id)?.range).toBe('203.0.113.7')
    expect(book.remove(id)).toBeNull()
    expect(book.setRemaining(id, 1)).toBeNull()
    expect(book.isBlocked('203.0.113.7')).toBe(false)
  })

  it('replaces a ban of the same range and keeps its hits', () => {
    const { book } = setUp()
    book.add(range('203.0.113.7'), byHand, 60_000)
    book.refuses('203.0.113.7')
    book.add(range('203.0.113.7'), { kind: 'person', note: 'again' }, null)
    expect(book.list()).toMatchObject([{ cause: { note: 'again' }, hits: 1, remainingMs: null }])
  })

  it('finds a wider ban behind one that has ended', () => {
    const { book, clock } = setUp()
    book.add(range('203.0.113.0/24'), byHand, null)
    book.add(range('203.0.113.7'), byHand, 1_000)
    clock.ms = 2_000
    expect(book.isBlocked('203.0.113.7')).toBe(true)
    expect(book.list().map((ban) => ban.range)).toEqual(['203.0.113.0/24'])
  })

  it('puts a range back to what it was', () => {
    const { book } = setUp()
    const before = book.add(range('203.0.113.7'), byHand, 60_000)
    book.remove(before.id)
    book.restore(range('203.0.113.7'), before)
    expect(book.find(before.id)).toEqual(before)
    book.restore(range('203.0.113.7'), null)
    expect(book.list()).toEqual([])
  })

  it('takes up what was kept', () => {
    const first = setUp()
    first.book.add(range('203.0.113.7'), byHand, 60_000)
    first.book.add(range('2001:db8::/64'), byHand, null)
    const second = setUp(first.book.list().toReversed())
    expect(second.book.list()).toEqual(first.book.list())
    expect(second.book.isBlocked('2001:db8::1')).toBe(true)
  })

  it('says once that bans have ended', () => {
    const { book, clock } = setUp()
    book.add(range('203.0.113.7'), byHand, 1_000)
    clock.ms = 1_000
    book.dropEnded()
    book.dropEnded()
    expect(clock.changes).toBe(2)
  })

  it('lists two bans a hand gave the same name, and lifts each', () => {
    const first: Ban = {
      id: 'same',
      range: '203.0.113.7',
      cause: byHand,
      sinceMs: 0,
      remainingMs: null,
      hits: 0,
      lastHitAtMs: null,
    }
    const { book } = setUp([first, { ...first, range: '203.0.113.8' }])
    for (const { id } of book.list()) book.remove(id)
    expect(book.isBlocked('203.0.113.7')).toBe(false)
    expect(book.isBlocked('203.0.113.8')).toBe(false)
  })
})
