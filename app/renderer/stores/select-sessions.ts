import type { WireSession } from '../../preload/contract/wire-sessions.ts'
import { displayText } from '../format/display-text.ts'
import type { SessionsStoreState } from './sessions-store.ts'

/** The parts of the connections list a person can look at alone. */
export type SessionSegment = 'all' | 'active' | 'idle' | 'signing-in' | 'problem'

const hasProblem = ({ activity, endedAt, failedStage, problem }: WireSession): boolean =>
  failedStage !== null ||
  (endedAt === null && (problem !== null || activity === 'stalled' || activity === 'waiting'))

const isOfSegment = (session: WireSession, segment: SessionSegment): boolean => {
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

const searchableTextOf = (session: WireSession): string =>
  [
    session.userName ?? '',
    session.peerAddress,
    session.clientName ?? '',
    session.transfer?.path ?? session.workingDirectory,
  ]
    .map((text) => displayText(text).toLowerCase())
    .join('\n')

/** Lists the ids to show, in order; every word of the filter must occur in user, address, client or path. */
export function selectVisibleIds(
  state: SessionsStoreState,
  segment: SessionSegment,
  filter: string,
): readonly string[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  if (segment === 'all' && words.length === 0) return state.ids
  return state.ids.filter((id) => {
    const session = state.byId.get(id)
    if (session === undefined || !isOfSegment(session, segment)) return false
    const text = words.length > 0 ? searchableTextOf(session) : ''
    return words.every((word) => text.includes(word))
  })
}

/** Keeps of some ids those whose session is alive. */
export function selectAlive(state: SessionsStoreState, ids: Iterable<string>): string[] {
  return [...ids].filter((id) => state.byId.get(id)?.endedAt === null)
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
