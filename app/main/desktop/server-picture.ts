import type { WireSession } from '../../preload/contract/wire-sessions.ts'
import type { WireDashboardEvent, WireServerState, WireSnapshot } from '../../preload/contract/wire-types.ts'

/** What is going on, added up. */
export interface ServerTotals {
  readonly phase: WireServerState['phase']
  readonly problem: string | null
  /** The best address to type, or null while there is none. */
  readonly address: string | null
  readonly connected: number
  /** Transfers that run, stalled ones included. */
  readonly transfers: number
  /** Bytes a second of all of them, both ways. */
  readonly rate: number
}

/** What tray, power and notifications know of the server: little, and kept up to date from what dashboards get. */
export interface ServerPicture {
  apply(events: readonly WireDashboardEvent[]): void
  totals(): ServerTotals
  /** Tells whether bytes have moved since this was last asked: small files come and go between two batches. */
  takeMoved(): boolean
}

/** Begins with a snapshot. */
export function createServerPicture(snapshot: Pick<WireSnapshot, 'server' | 'sessions'>): ServerPicture {
  let { server } = snapshot
  /** Of sessions that live; the rate is null while nothing is transferred. */
  const rates = new Map<string, number | null>()
  const moved = new Map<string, number>()
  let hasMoved = false

  const count = (id: string, bytes: number): void => {
    if (bytes > (moved.get(id) ?? 0)) hasMoved = true
    moved.set(id, bytes)
  }
  const forget = (id: string): void => {
    rates.delete(id)
    moved.delete(id)
  }
  const take = ({ id, endedAt, transfer, sentBytes, receivedBytes }: WireSession): void => {
    count(id, sentBytes + receivedBytes)
    if (endedAt !== null) forget(id)
    else rates.set(id, transfer?.rate ?? null)
  }
  for (const session of snapshot.sessions) take(session)

  const applyOne = (event: WireDashboardEvent): void => {
    if (event.type === 'server-changed') server = event.server
    else if (event.type === 'session-changed') take(event.session)
    else if (event.type === 'session-removed') forget(event.id)
    else if (event.type === 'session-progressed' && rates.has(event.id)) rates.set(event.id, event.rate)
  }

  return {
    apply(events) {
      for (const event of events) applyOne(event)
    },
    takeMoved() {
      const answer = hasMoved
      hasMoved = false
      return answer
    },
    totals() {
      const moving = [...rates.values()].filter((rate) => rate !== null)
      return {
        phase: server.phase,
        problem: server.problem,
        address: server.addresses[0]?.url ?? null,
        connected: rates.size,
        transfers: moving.length,
        rate: moving.reduce((sum, rate) => sum + rate, 0),
      }
    },
  }
}
