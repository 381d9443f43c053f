import { describe, expect, it } from 'vitest'
import type { WireNotice } from '../../../../app/preload/contract/wire-types.ts'
import { applyNoticesEvent } from '../../../../app/renderer/stores/apply-notices-event.ts'
import { applyServerEvent, applyServerSnapshot } from '../../../../app/renderer/stores/apply-server-event.ts'
import { applySettingsEvent } from '../../../../app/renderer/stores/apply-settings-event.ts'
import { applySharesEvent } from '../../../../app/renderer/stores/apply-shares-event.ts'
import { applyUsersEvent } from '../../../../app/renderer/stores/apply-users-event.ts'
import { createServerStore } from '../../../../app/renderer/stores/server-store.ts'
import { createSettingsStore } from '../../../../app/renderer/stores/settings-store.ts'
import { fakeNowMs, fakeSnapshot } from '../../../helpers/fake-dashboard-api.ts'

const unrelated = { type: 'session-removed', id: 's1' } as const
const notice: WireNotice = { id: 'n1', level: 'info', text: 'First', at: fakeNowMs }

describe('the server', () => {
  const empty = createServerStore().getState()

  it('is known from the first snapshot on', () => {
    const state = applyServerSnapshot(empty, fakeSnapshot(), fakeNowMs)
    expect(state).toMatchObject({ isLoaded: true, appVersion: '0.1.0', server: { phase: 'running' } })
  })

  it.each([
    ['takes no notice of the way a snapshot travelled', 300, 0],
    ['corrects a clock that is an hour off', 3_600_000, 3_600_000],
  ])('%s', (_title, offsetMs, expected) => {
    const snapshot = fakeSnapshot({ at: fakeNowMs + offsetMs })
    expect(applyServerSnapshot(empty, snapshot, fakeNowMs).clockOffsetMs).toBe(expected)
  })

  it('changes with its own events only', () => {
    const server = { ...fakeSnapshot().server, phase: 'stopped' as const }
    expect(applyServerEvent(empty, { type: 'server-changed', server }).server).toBe(server)
    expect(applyServerEvent(empty, unrelated)).toBe(empty)
  })
})

describe('shares, users and settings', () => {
  it('are replaced by their own events and untouched by others', () => {
    const shares = { shares: [] }
    const users = { users: [] }
    const settings = createSettingsStore().getState()
    expect(applySharesEvent(shares, unrelated)).toBe(shares)
    expect(applyUsersEvent(users, unrelated)).toBe(users)
    expect(applySettingsEvent(settings, unrelated)).toBe(settings)
    const changed = { type: 'settings-changed', settings: fakeSnapshot().settings } as const
    expect(applySettingsEvent(settings, changed)).toEqual({
      ...settings,
      settings: changed.settings,
    })
  })
})

describe('notices', () => {
  it('come in order, and one raised again replaces its older self', () => {
    const once = applyNoticesEvent({ notices: [] }, { type: 'notice-raised', notice })
    const other = applyNoticesEvent(once, { type: 'notice-raised', notice: { ...notice, id: 'n2' } })
    const again = applyNoticesEvent(other, { type: 'notice-raised', notice: { ...notice, text: 'Second' } })
    expect(again.notices.map(({ id, text }) => `${id} ${text}`)).toEqual(['n2 First', 'n1 Second'])
  })

  it('leave when dismissed', () => {
    expect(applyNoticesEvent({ notices: [notice] }, { type: 'notice-dismissed', id: 'n1' })).toEqual({
      notices: [],
    })
  })
})
