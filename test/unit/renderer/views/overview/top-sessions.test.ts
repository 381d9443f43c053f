import { describe, expect, it } from 'vitest'
import type { WireSession } from '../../../../../app/preload/contract/wire-sessions.ts'
import { keepPlaces, topSessions } from '../../../../../app/renderer/views/overview/top-sessions.ts'
import { wireSession } from '../../../../helpers/wire-session.ts'

const moving = (id: string, rate: number): WireSession =>
  wireSession({
    id,
    transfer: {
      id: `t-${id}`,
      direction: 'upload',
      path: '/a',
      bytes: 0,
      totalBytes: null,
      rate,
      startedAt: 0,
    },
  })
const byId = (...sessions: WireSession[]) => new Map(sessions.map((session) => [session.id, session]))

describe('the busiest sessions', () => {
  it('are ordered by rate, a stalled transfer before none, and the newest first among the idle', () => {
    const sessions = byId(
      wireSession({ id: 'old', connectedAt: 1 }),
      wireSession({ id: 'young', connectedAt: 9 }),
      moving('stalled', 0),
      moving('slow', 10),
      moving('fast', 1000),
      wireSession({ id: 'gone', endedAt: 5 }),
    )
    expect(topSessions(sessions, 4)).toEqual(['fast', 'slow', 'stalled', 'young'])
  })

  it('keep their places under the pointer, and who is new comes last', () => {
    expect(keepPlaces(['a', 'b', 'c'], ['d', 'c', 'a'])).toEqual(['a', 'c', 'd'])
  })
})
