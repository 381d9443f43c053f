import { describe, expect, it } from 'vitest'
import { createBatcher, minBatchIntervalMs } from '../../../../app/main/host/live/batcher.ts'
import type { WireSession } from '../../../../app/preload/contract/wire-sessions.ts'
import type { WireBatch, WireDashboardEvent } from '../../../../app/preload/contract/wire-types.ts'
import { wireSession } from '../../../helpers/wire-session.ts'

function setUp() {
  let now = 1000
  const batches: WireBatch[] = []
  let timers: { at: number; run: () => void }[] = []
  const clock = {
    now: () => now,
    schedule(run: () => void, delayMs: number) {
      timers.push({ at: now + delayMs, run })
    },
  }
  const advance = (ms: number): void => {
    const end = now + ms
    for (;;) {
      const [next] = timers.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)
      if (next === undefined) break
      timers = timers.filter((timer) => timer !== next)
      now = next.at
      next.run()
    }
    now = end
  }
  const setBack = (ms: number): void => {
    now -= ms
  }
  const batcher = createBatcher(clock, (batch) => batches.push(batch))
  return { batcher, batches, advance, setBack, waiting: () => timers.length }
}

const changed = (session: WireSession): WireDashboardEvent => ({ type: 'session-changed', session })
const progressed = (id: string, bytes: number): WireDashboardEvent => ({
  type: 'session-progressed',
  id,
  bytes,
  rate: 1,
  sentBytes: bytes,
  receivedBytes: 0,
  isStalled: false,
})
const removed = (id: string): WireDashboardEvent => ({ type: 'session-removed', id })

describe('the batcher', () => {
  it('numbers batches from 1 without a gap', () => {
    const { batcher, batches, advance } = setUp()
    expect(batcher.lastNumber).toBe(0)
    for (const id of ['a', 'b', 'c']) {
      batcher.push(removed(id))
      advance(1000)
    }
    expect(batches.map(({ number }) => number)).toEqual([1, 2, 3])
    expect(batcher.lastNumber).toBe(3)
  })

  it('sends the first change after a rest at once', () => {
    const { batcher, batches, advance } = setUp()
    batcher.push(removed('a'))
    advance(0)
    expect(batches).toHaveLength(1)
  })

  it('sends at most ten batches a second however many changes come', () => {
    const { batcher, batches, advance } = setUp()
    for (let step = 0; step < 1000; step += 1) {
      batcher.push(progressed('a', step))
      advance(1)
    }
    expect(batches.length).toBeLessThanOrEqual(11)
    const gaps = batches.slice(1).map(({ at }, index) => at - (batches[index]?.at ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(minBatchIntervalMs)
  })

  it('keeps no timer while nothing waits', () => {
    const { batcher, advance, waiting } = setUp()
    expect(waiting()).toBe(0)
    batcher.push(removed('a'))
    batcher.push(removed('b'))
    expect(waiting()).toBe(1)
    advance(1000)
    expect(waiting()).toBe(0)
  })

  it('sends only the last of several changes to one row', () => {
    const { batcher, batches, advance } = setUp()
    const row = wireSession({ id: 'a' })
    batcher.push(changed({ ...row, lastCommand: 'PWD' }))
    batcher.push(changed({ ...row, lastCommand: 'CWD x' }))
    advance(1000)
    expect(batches[0]?.events).toEqual([changed({ ...row, lastCommand: 'CWD x' })])
  })

  it('sends only the last tick of a transfer, after the row it belongs to', () => {
    const { batcher, batches, advance } = setUp()
    const row = wireSession({ id: 'a' })
    batcher.push(progressed('a', 1))
    batcher.push(changed(row))
    batcher.push(progressed('a', 2))
    batcher.push(progressed('a', 3))
    advance(1000)
    expect(batches[0]?.events).toEqual([changed(row), progressed('a', 3)])
  })

  it('drops a tick that an entire row has overtaken', () => {
    const { batcher, batches, advance } = setUp()
    const row = wireSession({ id: 'a' })
    batcher.push(progressed('a', 1))
    batcher.push(changed(row))
    advance(1000)
    expect(batches[0]?.events).toEqual([changed(row)])
  })

  it('sends the removal alone when a row changed before it', () => {
    const { batcher, batches, advance } = setUp()
    batcher.push(changed(wireSession({ id: 'a' })))
    batcher.push(progressed('a', 1))
    batcher.push(changed(wireSession({ id: 'b' })))
    batcher.push(removed('a'))
    advance(1000)
    expect(batches[0]?.events.map(({ type }) => type)).toEqual(['session-changed', 'session-removed'])
    expect(batches[0]?.events[1]).toEqual(removed('a'))
  })

  it('keeps changes to different rows apart and in order', () => {
    const { batcher, batches, advance } = setUp()
    batcher.push(changed(wireSession({ id: 'a' })))
    batcher.push(changed(wireSession({ id: 'b' })))
    batcher.push(changed(wireSession({ id: 'a', lastCommand: 'NOOP' })))
    advance(1000)
    const ids = batches[0]?.events.map((event) => (event.type === 'session-changed' ? event.session.id : ''))
    expect(ids).toEqual(['b', 'a'])
  })

  it('forgets a notice that was dismissed before it left', () => {
    const { batcher, batches, advance } = setUp()
    batcher.push({ type: 'notice-raised', notice: { id: 'n', level: 'info', text: 'x', at: 1 } })
    batcher.push({ type: 'notice-dismissed', id: 'n' })
    advance(1000)
    expect(batches[0]?.events).toEqual([{ type: 'notice-dismissed', id: 'n' }])
  })

  it('waits no longer than an interval when the clock was set back an hour', () => {
    const { batcher, batches, advance, setBack } = setUp()
    batcher.push(removed('a'))
    advance(0)
    setBack(3_600_000)
    batcher.push(removed('b'))
    advance(minBatchIntervalMs)
    expect(batches).toHaveLength(2)
  })

  it('loses nothing of what happened at the door, however much falls into one batch', () => {
    const { batcher, batches, advance } = setUp()
    const tried = (userName: string): WireDashboardEvent => ({
      type: 'security-event-added',
      event: { at: 1, kind: 'login-failed', address: '203.0.113.9', userName, text: 'Wrong password' },
      failuresByHour: [1],
    })
    batcher.push(tried('root'))
    batcher.push(tried('admin'))
    batcher.push(tried('root'))
    advance(1000)
    expect(batches.flatMap(({ events }) => events)).toEqual([tried('root'), tried('admin'), tried('root')])
  })
})
