import type { WireSession } from '../../preload/contract/wire-sessions.ts'
import type { SessionsStoreState } from './sessions-store.ts'

/** The parts of the connections list a person can look at alone. */
export type SessionSegment = 'all' | 'active' | 'idle' | 'signing-in' | 'problem'

const hasProblem = ({ activity, endedAt, failedStage, problem }: WireSession): boolean =>
  failedStage !== null ||
  (endedAt === null && (problem !== null || activity === 'stalled' || activity === 'waiting'))

/** Whether a session is in a part of the list. */
export function isOfSegment(session: WireSession, segment: SessionSegment): boolean {
  if (segment === 'all') return true
  // Who failed has usually left already: that is what is looked for.
  if (segment === 'problem') return hasProblem(session)
  if (session.endedAt !== null) return false
  const { activity } = session
  if (segment === 'active')
    return ['listing', 'hashing', 'sending', 'receiving', 'stalled', 'waiting'].includes(activity)
  if (segment === 'idle') return activity === 'idle'
  return ['connecting', 'securing', 'signing-in'].includes(activity)
}

/** Keeps of some ids those whose session is alive. */
export function selectAlive(state: SessionsStoreState, ids: Iterable<string>): string[] {
  return [...ids].filter((id) => state.byId.get(id)?.endedAt === null)
}

/** Adds up what some sessions move now and have moved. */
export function sumSessions(
  state: SessionsStoreState,
  ids: readonly string[],
): { readonly rate: number; readonly sentBytes: number; readonly receivedBytes: number } {
  const sum = { rate: 0, sentBytes: 0, receivedBytes: 0 }
  for (const id of ids) {
    const session = state.byId.get(id)
    if (session === undefined) continue
    if (session.endedAt === null) sum.rate += session.transfer?.rate ?? 0
    sum.sentBytes += session.sentBytes
    sum.receivedBytes += session.receivedBytes
  }
  return sum
}

/** Counts the live sessions of one user. */
export function countSessionsOfUser(state: SessionsStoreState, userName: string): number {
  let count = 0
  for (const session of state.byId.values()) {
    if (session.endedAt === null && session.userName === userName) count += 1
  }
  return count
}

/** Lists the sessions that move a file, in the order of their arrival. */
export function selectMovingIds(state: SessionsStoreState): readonly string[] {
  return state.ids.filter((id) => {
    const session = state.byId.get(id)
    return session?.transfer != null && session.endedAt === null
  })
}

/** The live session behind an entry of the history; null when it has gone. */
export function liveIdOf(sessions: Iterable<WireSession>, key: number): string | null {
  for (const { id, historyKey, endedAt } of sessions) {
    if (historyKey === key && endedAt === null) return id
  }
  return null
}
