import { describe, expect, it } from 'vitest'
import type { WireTransfer } from '../../../../app/preload/contract/wire-sessions.ts'
import type { WireDashboardEvent } from '../../../../app/preload/contract/wire-types.ts'
import {
  applySessionEvents,
  applySessionsSnapshot,
} from '../../../../app/renderer/stores/apply-session-event.ts'
import { fakeNowMs, fakeSession } from '../../../helpers/fake-dashboard-api.ts'

const download: WireTransfer = {
  id: 't1',
  direction: 'download',
  path: '/a.bin',
  bytes: 10,
  totalBytes: 100,
  rate: 5,
  startedAt: fakeNowMs,
}

const progress = (parts: Partial<WireDashboardEvent> = {}): WireDashboardEvent =>
  ({
    type: 'session-progressed',
    id: 's1',
    bytes: 50,
    rate: 20,
    sentBytes: 50,
    receivedBytes: 0,
    isStalled: false,
    ...parts,
  }) as WireDashboardEvent

const two = applySessionsSnapshot([
  fakeSession({ id: 's1', activity: 'sending', transfer: download }),
  fakeSession({ id: 's2' }),
])

describe('applySessionsSnapshot', () => {
  it('counts the living and adds up both directions', () => {
    const state = applySessionsSnapshot([
      fakeSession({ id: 'a', transfer: download }),
      fakeSession({ id: 'b', transfer: { ...download, direction: 'upload', rate: 7 } }),
      fakeSession({ id: 'c', transfer: { ...download, rate: 1000 }, endedAt: fakeNowMs, endReason: 'Left' }),
    ])
    expect(state).toMatchObject({ ids: ['a', 'b', 'c'], aliveCount: 2, sendRate: 5, receiveRate: 7 })
  })
})

describe('applySessionEvents', () => {
  it('moves progress and rate of one row and leaves the others the same objects', () => {
    const next = applySessionEvents(two, [progress()])
    expect(next.byId.get('s1')).toMatchObject({ sentBytes: 50, transfer: { bytes: 50, rate: 20 } })
    expect(next.byId.get('s2')).toBe(two.byId.get('s2'))
    expect(next.ids).toBe(two.ids)
    expect(next.sendRate).toBe(20)
  })

  it('says stalled while nothing moves, and sending again after that', () => {
    const stalled = applySessionEvents(two, [progress({ rate: 0, isStalled: true })])
    expect(stalled.byId.get('s1')?.activity).toBe('stalled')
    expect(applySessionEvents(stalled, [progress()]).byId.get('s1')?.activity).toBe('sending')
  })

  it('ignores progress of a session it does not know', () => {
    expect(applySessionEvents(two, [progress({ id: 'gone' })])).toBe(two)
  })

  it('appends a new session at the end and keeps the place of a changed one', () => {
    const next = applySessionEvents(two, [
      { type: 'session-changed', session: fakeSession({ id: 's3' }) },
      { type: 'session-changed', session: fakeSession({ id: 's1', activity: 'closing' }) },
    ])
    expect(next.ids).toEqual(['s1', 's2', 's3'])
    expect(next.byId.get('s1')?.activity).toBe('closing')
  })

  it('forgets a removed session', () => {
    const next = applySessionEvents(two, [{ type: 'session-removed', id: 's1' }])
    expect(next).toMatchObject({ ids: ['s2'], aliveCount: 1, sendRate: 0 })
  })

  it('is the same state when no event speaks of sessions', () => {
    expect(applySessionEvents(two, [{ type: 'notice-dismissed', id: 'n' }])).toBe(two)
  })
})
