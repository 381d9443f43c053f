import { describe, expect, it } from 'vitest'
import type { EngineEvent } from '../../../../app/main/engine/engine-event.ts'
import { createLiveFeed } from '../../../../app/main/host/live/live-feed.ts'
import { endedRowKeptMs } from '../../../../app/main/host/live/live-state.ts'
import type { WireDashboardEvent } from '../../../../app/preload/contract/wire-types.ts'

const peer = { address: '192.0.2.7', port: 50_000 }
const opened: EngineEvent = { type: 'session-opened', at: 0, sessionId: 's1', peer, local: peer }
const closed: EngineEvent = { type: 'session-closed', at: 100, sessionId: 's1', reason: 'quit' }
const started: EngineEvent = {
  type: 'transfer-started',
  at: 0,
  transferId: 't1',
  sessionId: 's1',
  kind: 'upload',
  path: '/a',
  shareId: 's',
  namesInShare: ['a'],
  totalBytes: null,
  mode: 'passive',
  isEncrypted: false,
}

function setUp() {
  let now = 0
  let timer: { readonly at: number; readonly run: () => void } | null = null
  const pushed: WireDashboardEvent[] = []
  const feed = createLiveFeed(
    {
      now: () => now,
      schedule(run, delayMs) {
        timer = { at: now + delayMs, run }
        return () => {
          timer = null
        }
      },
    },
    (event) => pushed.push(event),
  )
  const fire = (): void => {
    const due = timer
    if (due === null) throw new Error('no timer runs')
    timer = null
    now = due.at
    due.run()
  }
  return { feed, pushed, fire, dueAt: () => timer?.at ?? null }
}

describe('the live feed', () => {
  it('keeps no timer while sessions rest', () => {
    const { feed, dueAt } = setUp()
    feed.apply(opened)
    expect(dueAt()).toBeNull()
  })

  it('takes an ended row away in time and then rests', () => {
    const { feed, pushed, fire, dueAt } = setUp()
    feed.apply(opened)
    feed.apply(closed)
    expect(dueAt()).toBe(100 + endedRowKeptMs)
    fire()
    expect(pushed.at(-1)).toEqual({ type: 'session-removed', id: 's1' })
    expect(feed.rows()).toEqual([])
    expect(dueAt()).toBeNull()
  })

  it('finds a stalled transfer even when the engine says nothing more', () => {
    const { feed, pushed, fire } = setUp()
    feed.apply(opened)
    feed.apply(started)
    for (let look = 0; look < 30; look += 1) fire()
    expect(pushed.at(-1)).toMatchObject({ type: 'session-progressed', isStalled: true })
  })

  it('stops its timer when it is closed', () => {
    const { feed, dueAt } = setUp()
    feed.apply(opened)
    feed.apply(closed)
    feed.close()
    expect(dueAt()).toBeNull()
  })
})
