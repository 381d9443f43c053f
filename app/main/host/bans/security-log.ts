import type { WireSecurityEvent } from '../../../preload/contract/wire-security.ts'
import type { EngineEvent } from '../../engine/engine-event.ts'
import { describeForeignProtocol, describeLoginFailure } from '../live/end-reason.ts'
import type { Ban } from './ban.ts'
import { describeBan } from './ban-words.ts'

/** What happened at the door lately; the newest first. */
export interface SecurityLog {
  applyEngineEvent(event: EngineEvent): void
  /** A rule or a person has blocked somebody. */
  banned(ban: Ban, at: number): void
  recent(): readonly WireSecurityEvent[]
  /** Failed logins in each of the last 24 hours, the current one last. */
  failuresByHour(now: number): readonly number[]
}

/** A storm must not fill memory; older events give way. */
const maxEvents = 500
const refusedAgainMs = 60_000
const hourMs = 3_600_000
const hours = 24

/** Makes an empty log; `onAdded` hears of each new entry. */
export function createSecurityLog(onAdded: (event: WireSecurityEvent) => void): SecurityLog {
  const peers = new Map<string, string>()
  const events: WireSecurityEvent[] = []
  const failures = new Map<number, number>()
  const refusedAt = new Map<string, number>()

  const add = (event: WireSecurityEvent): void => {
    events.unshift(event)
    if (events.length > maxEvents) events.pop()
    onAdded(event)
  }
  // Who is refused a thousand times a second is worth one line a minute.
  const isWorthSaying = ({ at, peer }: { at: number; peer: { address: string } }): boolean => {
    if (at - (refusedAt.get(peer.address) ?? Number.NEGATIVE_INFINITY) < refusedAgainMs) return false
    if (refusedAt.size >= maxEvents) refusedAt.clear()
    refusedAt.set(peer.address, at)
    return true
  }
  const countFailure = (at: number): void => {
    const hour = Math.floor(at / hourMs)
    failures.set(hour, (failures.get(hour) ?? 0) + 1)
    for (const known of failures.keys()) if (known <= hour - hours) failures.delete(known)
  }

  return {
    applyEngineEvent(event) {
      if (event.type === 'session-opened') peers.set(event.sessionId, event.peer.address)
      if (event.type === 'session-refused' && isWorthSaying(event)) {
        const text =
          event.reason === 'blocked' ? 'A blocked address tried to connect' : 'Too many connections'
        add({ at: event.at, kind: 'refused', address: event.peer.address, userName: null, text })
      }
      if (!('sessionId' in event)) return
      const address = peers.get(event.sessionId)
      if (address === undefined) return
      if (event.type === 'session-closed') peers.delete(event.sessionId)
      else if (event.type === 'login-failed') {
        countFailure(event.at)
        const { at, userName } = event
        add({ at, kind: 'login-failed', address, userName, text: describeLoginFailure(event) })
      } else if (event.type === 'foreign-protocol-recognised') {
        const text = describeForeignProtocol(event.protocol)
        add({ at: event.at, kind: 'foreign-protocol', address, userName: null, text })
      }
    },
    banned(ban, at) {
      add({ at, kind: 'blocked', address: ban.range, userName: null, text: describeBan(ban.cause) })
    },
    recent: () => events,
    failuresByHour(now) {
      const current = Math.floor(now / hourMs)
      return Array.from({ length: hours }, (_, back) => failures.get(current - (hours - 1) + back) ?? 0)
    },
  }
}
