import { describe, expect, it } from 'vitest'
import { applySessionsSnapshot } from '../../../../app/renderer/stores/apply-session-event.ts'
import {
  countSessionsOfUser,
  isOfSegment,
  type SessionSegment,
  selectAlive,
} from '../../../../app/renderer/stores/select-sessions.ts'
import { fakeNowMs, fakeSession } from '../../../helpers/fake-dashboard-api.ts'

const state = applySessionsSnapshot([
  fakeSession({ id: 'idle', workingDirectory: '/Photos' }),
  fakeSession({ id: 'listing', activity: 'listing', userName: 'ann', peerAddress: '10.0.0.7' }),
  fakeSession({ id: 'new', activity: 'signing-in', userName: null }),
  fakeSession({ id: 'stuck', activity: 'stalled' }),
  fakeSession({ id: 'locked', activity: 'waiting' }),
  fakeSession({ id: 'no-data', activity: 'listing', problem: 'The data connection never arrived' }),
  fakeSession({ id: 'failed', endedAt: fakeNowMs, failedStage: 'signing-in', problem: 'Wrong password' }),
  fakeSession({ id: 'ended', endedAt: fakeNowMs, endReason: 'Disconnected by you' }),
])

describe('isOfSegment', () => {
  it.each<[SessionSegment, string[]]>([
    ['active', ['listing', 'stuck', 'locked', 'no-data']],
    ['idle', ['idle']],
    ['signing-in', ['new']],
    ['problem', ['stuck', 'locked', 'no-data', 'failed']],
    ['all', [...state.ids]],
  ])('finds of %s sessions those in it', (segment, expected) => {
    const found = [...state.byId.values()].filter((session) => isOfSegment(session, segment))
    expect(found.map(({ id }) => id)).toEqual(expected)
  })
})

describe('selectAlive', () => {
  it('leaves out who has ended and who is unknown', () => {
    expect(selectAlive(state, ['ended', 'idle', 'nobody'])).toEqual(['idle'])
  })
})

describe('countSessionsOfUser', () => {
  it('counts the living sessions of one user', () => {
    expect(countSessionsOfUser(state, 'demo')).toBe(4)
  })
})
