import { describe, expect, it } from 'vitest'
import { applySessionsSnapshot } from '../../../../app/renderer/stores/apply-session-event.ts'
import {
  countSessionsOfUser,
  type SessionSegment,
  selectAlive,
  selectVisibleIds,
} from '../../../../app/renderer/stores/select-sessions.ts'
import { fakeNowMs, fakeSession } from '../../../helpers/fake-dashboard-api.ts'

const state = applySessionsSnapshot([
  fakeSession({ id: 'idle', workingDirectory: '/Photos' }),
  fakeSession({ id: 'listing', activity: 'listing', userName: 'ann', peerAddress: '10.0.0.7' }),
  fakeSession({ id: 'new', activity: 'signing-in', userName: null }),
  fakeSession({ id: 'stuck', activity: 'stalled' }),
  fakeSession({ id: 'ended', endedAt: fakeNowMs, endReason: 'Disconnected by you' }),
])

describe('selectVisibleIds', () => {
  it.each<[SessionSegment, string[]]>([
    ['active', ['listing', 'stuck']],
    ['idle', ['idle']],
    ['signing-in', ['new']],
    ['problem', ['stuck']],
  ])('shows of %s sessions the living', (segment, expected) => {
    expect(selectVisibleIds(state, segment, '')).toEqual(expected)
  })

  it('shows all, ended ones too, as the very same array', () => {
    expect(selectVisibleIds(state, 'all', ' ')).toBe(state.ids)
  })

  it.each([
    ['a user', 'ANN', ['listing']],
    ['an address', '10.0', ['listing']],
    ['a path', 'photos', ['idle']],
    ['every word', 'ann 10.0.0.7', ['listing']],
    ['nothing', 'ann photos', []],
  ])('finds %s', (_title, filter, expected) => {
    expect(selectVisibleIds(state, 'all', filter)).toEqual(expected)
  })
})

describe('selectAlive', () => {
  it('leaves out who has ended and who is unknown', () => {
    expect(selectAlive(state, ['ended', 'idle', 'nobody'])).toEqual(['idle'])
  })
})

describe('countSessionsOfUser', () => {
  it('counts the living sessions of one user', () => {
    expect(countSessionsOfUser(state, 'demo')).toBe(2)
  })
})
