import type { HistoryKey } from '../../../preload/contract/wire-history.ts'
import type { WireSession } from '../../../preload/contract/wire-sessions.ts'
import type { WireDashboardEvent } from '../../../preload/contract/wire-types.ts'
import type { EngineEvent } from '../../engine/engine-event.ts'
import { createPlainDataMemory } from '../diagnosis/plain-data-memory.ts'
import {
  applySessionEvent,
  type LiveSession,
  openSession,
  renameUser,
  sampleTransfer,
} from './live-session.ts'
import { type RefusedEvent, refusedSession } from './refused-session.ts'

/** How long an ended session stays on screen. */
export const endedRowKeptMs = 30_000
/** A flood of connections must not fill memory with ended rows; the oldest give way. */
export const maxEndedRows = 500
/** Transfers are looked at this often even when the engine has nothing to say about them. */
const quietTransferLookMs = 1000

/** What changed on screen, in order. */
export type LiveChange = Extract<
  WireDashboardEvent,
  { type: 'session-changed' | 'session-progressed' | 'session-removed' }
>

/** The sessions as a dashboard sees them. Knows no clock: time comes with events and looks. */
export interface LiveState {
  /** Takes in one fact of the engine and tells what it changed on screen. */
  apply(event: EngineEvent): readonly LiveChange[]
  /** Shows the new name of a user who is connected. */
  renameUser(accountId: string, name: string): readonly LiveChange[]
  /** Does what only time does: rates decay, transfers stall, ended rows leave. */
  look(now: number): readonly LiveChange[]
  /** When `look` has something to do next, or null while everything rests. */
  nextLookAt(): number | null
  /** Every row, oldest session first. */
  rows(): readonly WireSession[]
}

/** Says where the history keeps a session; null when it does not. */
export type HistoryKeyOf = (sessionId: string) => HistoryKey | null

/** Creates the sessions of an engine that was just made. */
export function createLiveState(historyKeyOf: HistoryKeyOf = () => null): LiveState {
  const alive = new Map<string, LiveSession>()
  const ended = new Map<string, LiveSession>()
  const plainData = createPlainDataMemory()

  const put = (session: LiveSession): readonly LiveChange[] => {
    alive.set(session.row.id, session)
    return [{ type: 'session-changed', session: session.row }]
  }

  const end = (session: LiveSession): readonly LiveChange[] => {
    alive.delete(session.row.id)
    ended.set(session.row.id, session)
    const changes: LiveChange[] = [{ type: 'session-changed', session: session.row }]
    for (const id of ended.keys()) {
      if (ended.size <= maxEndedRows) break
      ended.delete(id)
      changes.push({ type: 'session-removed', id })
    }
    return changes
  }

  /** One row for all refused connections of an address: a flood of them must not push everything else away. */
  const refuse = (event: RefusedEvent): readonly LiveChange[] => {
    const refused = refusedSession(event)
    if (refused === null) return []
    const before = ended.get(refused.row.id)
    ended.delete(refused.row.id)
    const { connectedAt } = (before ?? refused).row
    return end({ ...refused, row: { ...refused.row, connectedAt } })
  }

  const sample = (session: LiveSession, bytes: number, at: number): readonly LiveChange[] => {
    const after = sampleTransfer(session, bytes, at)
    if (after === session || after.row.transfer === null) return []
    alive.set(after.row.id, after)
    return hasMoved(session.row, after.row) ? [progressOf(after.row, after.row.transfer)] : []
  }

  const progress = (event: Extract<EngineEvent, { type: 'transfers-progressed' }>): readonly LiveChange[] =>
    event.transfers.flatMap(({ sessionId, transferId, bytes }) => {
      const session = alive.get(sessionId)
      return session?.row.transfer?.id === transferId ? sample(session, bytes, event.at) : []
    })

  return {
    apply(event) {
      if (event.type === 'session-opened') {
        const hadPlainData = plainData.has(event.peer.address)
        return put(openSession(event, historyKeyOf(event.sessionId), hadPlainData))
      }
      if (event.type === 'session-refused') return refuse(event)
      if (event.type === 'transfers-progressed') return progress(event)
      if (!('sessionId' in event)) return []
      const session = alive.get(event.sessionId)
      if (session === undefined) return []
      if (event.type === 'data-connected') plainData.note(session.row)
      const after = applySessionEvent(session, event)
      if (after === session) return []
      return event.type === 'session-closed' ? end(after) : put(after)
    },

    renameUser: (accountId, name) =>
      [...alive.values()].flatMap((session) => {
        const renamed = renameUser(session, accountId, name)
        return renamed === session ? [] : put(renamed)
      }),

    look(now) {
      const changes: LiveChange[] = []
      for (const session of alive.values()) {
        const { transfer } = session.row
        if (
          transfer !== null &&
          session.meter !== null &&
          now >= session.meter.sampledAt + quietTransferLookMs
        ) {
          changes.push(...sample(session, transfer.bytes, now))
        }
      }
      for (const [id, session] of ended) {
        if (now < removalTime(session)) break
        ended.delete(id)
        changes.push({ type: 'session-removed', id })
      }
      return changes
    },

    nextLookAt() {
      let next = Number.POSITIVE_INFINITY
      for (const { meter } of alive.values()) {
        if (meter !== null) next = Math.min(next, meter.sampledAt + quietTransferLookMs)
      }
      for (const session of ended.values()) {
        next = Math.min(next, removalTime(session))
        break
      }
      return Number.isFinite(next) ? next : null
    },

    rows: () =>
      [...ended.values(), ...alive.values()]
        .map(({ row }) => row)
        .sort((one, other) => one.connectedAt - other.connectedAt),
  }
}

function removalTime(session: LiveSession): number {
  return (session.row.endedAt ?? 0) + endedRowKeptMs
}

/** A transfer that stands still and whose rate has decayed to nothing needs no repaint. */
function hasMoved(before: WireSession, after: WireSession): boolean {
  return (
    before.transfer?.bytes !== after.transfer?.bytes ||
    before.transfer?.rate !== after.transfer?.rate ||
    before.activity !== after.activity
  )
}

function progressOf(row: WireSession, transfer: NonNullable<WireSession['transfer']>): LiveChange {
  return {
    type: 'session-progressed',
    id: row.id,
    bytes: transfer.bytes,
    rate: transfer.rate,
    sentBytes: row.sentBytes,
    receivedBytes: row.receivedBytes,
    isStalled: row.activity === 'stalled',
  }
}
