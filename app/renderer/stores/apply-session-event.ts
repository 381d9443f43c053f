import type { WireSession } from '../../preload/contract/wire-sessions.ts'
import type { WireDashboardEvent } from '../../preload/contract/wire-types.ts'
import type { SessionsStoreState } from './sessions-store.ts'

type SessionProgressed = Extract<WireDashboardEvent, { type: 'session-progressed' }>

/** Takes all sessions of a snapshot. */
export function applySessionsSnapshot(sessions: readonly WireSession[]): SessionsStoreState {
  return summarize(new Map(sessions.map((session) => [session.id, session])), null)
}

/**
 * Applies the session events of one batch. The map is copied once for the whole batch and sessions that no event
 * named keep their identity, so that a tick repaints the rows it speaks of and no other.
 */
export function applySessionEvents(
  state: SessionsStoreState,
  events: readonly WireDashboardEvent[],
): SessionsStoreState {
  const byId = new Map(state.byId)
  let hasChanged = false
  let hasNewIds = false
  for (const event of events) {
    if (event.type === 'session-changed') {
      hasNewIds ||= !byId.has(event.session.id)
      byId.set(event.session.id, event.session)
      hasChanged = true
    } else if (event.type === 'session-progressed') {
      const session = byId.get(event.id)
      if (session === undefined) continue
      byId.set(event.id, progressed(session, event))
      hasChanged = true
    } else if (event.type === 'session-removed') {
      const wasThere = byId.delete(event.id)
      hasNewIds ||= wasThere
      hasChanged ||= wasThere
    }
  }
  return hasChanged ? summarize(byId, hasNewIds ? null : state.ids) : state
}

function progressed(session: WireSession, event: SessionProgressed): WireSession {
  const { transfer } = session
  const totals = { sentBytes: event.sentBytes, receivedBytes: event.receivedBytes }
  if (transfer === null) return { ...session, ...totals }
  const moving = transfer.direction === 'download' ? 'sending' : 'receiving'
  return {
    ...session,
    ...totals,
    activity: event.isStalled ? 'stalled' : moving,
    transfer: { ...transfer, bytes: event.bytes, rate: event.rate },
  }
}

function summarize(
  byId: ReadonlyMap<string, WireSession>,
  knownIds: readonly string[] | null,
): SessionsStoreState {
  let aliveCount = 0
  let sendRate = 0
  let receiveRate = 0
  for (const { endedAt, transfer } of byId.values()) {
    if (endedAt !== null) continue
    aliveCount += 1
    if (transfer?.direction === 'download') sendRate += transfer.rate
    if (transfer?.direction === 'upload') receiveRate += transfer.rate
  }
  return { byId, ids: knownIds ?? [...byId.keys()], aliveCount, sendRate, receiveRate }
}
