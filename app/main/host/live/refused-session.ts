import type { ProblemCode } from '../../../preload/contract/wire-problems.ts'
import type { EngineEvent, SessionEndReason } from '../../engine/engine-event.ts'
import { applySessionEvent, type LiveSession, openSession } from './live-session.ts'

/** A connection that was refused at once. */
export type RefusedEvent = Extract<EngineEvent, { type: 'session-refused' }>

const codes: Readonly<Partial<Record<SessionEndReason, ProblemCode>>> = {
  'too-many-sessions': 'too-many-clients',
  'too-many-sessions-from-address': 'too-many-of-address',
  'too-many-descriptors': 'too-many-open-files',
}

/** The row of a client that was not let in for want of room, ended from the start; null when it was meant to be kept out. */
export function refusedSession(event: RefusedEvent): LiveSession | null {
  const { at, peer, reason } = event
  if (reason === 'blocked') return null
  const id = `refused ${peer.address}`
  const session = openSession({ type: 'session-opened', at, sessionId: id, peer, local: peer })
  const closed = applySessionEvent(session, { type: 'session-closed', at, sessionId: id, reason })
  const row = {
    ...closed.row,
    problem: `${closed.row.endReason}; the limit is in Settings`,
    problemCode: codes[reason] ?? null,
    problemFacts: { peer: peer.address },
  }
  return { ...closed, row }
}
