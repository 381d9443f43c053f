import type { WireSession } from '../../preload/contract/wire-sessions.ts'
import type { SessionsStoreState } from './sessions-store.ts'

/** Payload from the users' point of view. */
export interface MovedBytes {
  readonly sentBytes: number
  readonly receivedBytes: number
}

type ById = SessionsStoreState['byId']

/** What of each session is in the totals already, at the moment they were asked for: its transfers that are over. */
export type Credit = ReadonlyMap<string, MovedBytes>

function finishedOf({ sentBytes, receivedBytes, transfer }: WireSession): MovedBytes {
  if (transfer === null) return { sentBytes, receivedBytes }
  return transfer.direction === 'download'
    ? { sentBytes: sentBytes - transfer.bytes, receivedBytes }
    : { sentBytes, receivedBytes: receivedBytes - transfer.bytes }
}

/** Takes note of what totals asked for now hold of the sessions there are. */
export function creditOf(byId: ById): Credit {
  return new Map([...byId].map(([id, session]) => [id, finishedOf(session)]))
}

/** What was moved since those totals: running transfers, and those that ended meanwhile. */
export function movedSince(credit: Credit, byId: ById): MovedBytes {
  let sentBytes = 0
  let receivedBytes = 0
  for (const [id, session] of byId) {
    const known = credit.get(id)
    sentBytes += Math.max(0, session.sentBytes - (known?.sentBytes ?? 0))
    receivedBytes += Math.max(0, session.receivedBytes - (known?.receivedBytes ?? 0))
  }
  return { sentBytes, receivedBytes }
}

/** A number that changes when transfers end and not while they run. */
export function finishedMark({ byId }: Pick<SessionsStoreState, 'byId'>): number {
  let sum = 0
  for (const session of byId.values()) {
    const { sentBytes, receivedBytes } = finishedOf(session)
    sum += sentBytes + receivedBytes
  }
  return sum
}
