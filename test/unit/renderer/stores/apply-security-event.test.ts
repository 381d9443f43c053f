import { describe, expect, it } from 'vitest'
import {
  applySecurityEvent,
  applySecuritySnapshot,
} from '../../../../app/renderer/stores/apply-security-event.ts'
import {
  countUnseenBans,
  createSecurityStore,
  markBansSeen,
} from '../../../../app/renderer/stores/security-store.ts'
import { fakeNowMs, fakeSnapshot } from '../../../helpers/fake-dashboard-api.ts'
import { sampleBan, sampleSecurity, sampleSecurityEvent } from '../../../helpers/wire-security.ts'

const pageNowMs = 5_000_000
const begin = (parts: Parameters<typeof sampleSecurity>[0] = {}) =>
  applySecuritySnapshot(
    createSecurityStore().getState(),
    fakeSnapshot({ security: sampleSecurity(parts) }),
    pageNowMs,
  )

describe('the store of security', () => {
  it("ends bans by this page's clock, whatever main's says", () => {
    const { bans } = begin({ bans: [sampleBan(), sampleBan({ id: 'b2', remainingMs: null })] })
    expect(bans.map(({ endsAtMs }) => endsAtMs)).toEqual([pageNowMs + 900_000, null])
    const later = applySecurityEvent(
      begin(),
      { type: 'bans-changed', bans: [sampleBan({ remainingMs: 1_000 })] },
      pageNowMs + 7,
    )
    expect(later.bans[0]?.endsAtMs).toBe(pageNowMs + 1_007)
  })

  it('keeps the end of a ban that is told again a moment later, and takes over another one', () => {
    const told = (remainingMs: number, nowMs: number) =>
      applySecurityEvent(
        begin({ bans: [sampleBan()] }),
        { type: 'bans-changed', bans: [sampleBan({ remainingMs, hits: 9 })] },
        nowMs,
      ).bans[0]
    expect(told(899_000, pageNowMs + 1_400)).toMatchObject({ endsAtMs: pageNowMs + 900_000, hits: 9 })
    expect(told(1_800_000, pageNowMs)?.endsAtMs).toBe(pageNowMs + 1_800_000)
  })

  it('puts new events first, each with a number of its own, and keeps 500', () => {
    let state = begin({ events: Array.from({ length: 500 }, () => sampleSecurityEvent()) })
    state = applySecurityEvent(
      state,
      { type: 'security-event-added', event: sampleSecurityEvent({ userName: 'eve' }), failuresByHour: [1] },
      pageNowMs,
    )
    expect(state.events[0]?.userName).toBe('eve')
    expect(state.events).toHaveLength(500)
    expect(new Set(state.events.map(({ number }) => number)).size).toBe(500)
    expect(state.failuresByHour).toEqual([1])
  })

  it('takes over rules and summary', () => {
    const { rules } = sampleSecurity()
    const changed = { ...rules, maxPoints: 7 }
    expect(
      applySecurityEvent(begin(), { type: 'protection-changed', rules: changed }, pageNowMs).rules?.maxPoints,
    ).toBe(7)
    const summary = { listeners: [], findings: [] }
    const after = applySecurityEvent(begin(), { type: 'security-summary-changed', summary }, pageNowMs)
    expect(after.summary).toBe(summary)
  })

  it('is untouched by events of others', () => {
    const state = begin()
    expect(applySecurityEvent(state, { type: 'session-removed', id: 's1' }, pageNowMs)).toBe(state)
  })

  it('counts bans by rule since somebody looked, across a lost connection too', () => {
    let state = begin({ bans: [sampleBan()] })
    expect(countUnseenBans(state)).toBe(0)
    const fresh = [
      sampleBan({ id: 'b2', since: fakeNowMs + 1_000 }),
      sampleBan({ id: 'b3', since: fakeNowMs + 2_000, by: 'person' }),
      sampleBan(),
    ]
    const later = fakeSnapshot({ at: fakeNowMs + 60_000, security: sampleSecurity({ bans: fresh }) })
    state = applySecuritySnapshot(state, later, pageNowMs)
    expect(countUnseenBans(state)).toBe(1)
    state = markBansSeen(state)
    expect(countUnseenBans(state)).toBe(0)
    expect(markBansSeen(state)).toBe(state)
  })
})
