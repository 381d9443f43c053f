import type { WireSession } from '../../preload/contract/wire-sessions.ts'
import { formatPeer } from '../format/address.ts'

/** By what rows stand together. */
export type GroupBy = 'none' | 'user' | 'ip'

/** A session at its place in the list. */
export interface ConnectionEntry {
  readonly id: string
  /** Null in a list without groups; the empty text groups who has not signed in. */
  readonly group: string | null
}

/** A row of the grid: the head of a group, or a session. */
export type ConnectionLine =
  | {
      readonly kind: 'group'
      readonly key: string
      readonly group: string
      readonly ids: readonly string[]
      readonly isCollapsed: boolean
    }
  | { readonly kind: 'session'; readonly key: string; readonly id: string }

function groupOf(session: WireSession, by: GroupBy): string | null {
  if (by === 'none') return null
  return by === 'user' ? (session.userName ?? '') : formatPeer(session.peerAddress)
}

/** Puts sessions that belong together beside each other; groups stand in the order of their first sessions. */
export function entriesOf(sessions: readonly WireSession[], by: GroupBy): readonly ConnectionEntry[] {
  if (by === 'none') return sessions.map(({ id }) => ({ id, group: null }))
  const groups = new Map<string | null, ConnectionEntry[]>()
  for (const session of sessions) {
    const group = groupOf(session, by)
    const entry = { id: session.id, group }
    const members = groups.get(group)
    if (members === undefined) groups.set(group, [entry])
    else members.push(entry)
  }
  return [...groups.values()].flat()
}

/** Whether two lists are the same, row by row. */
export function sameEntries(one: readonly ConnectionEntry[], other: readonly ConnectionEntry[]): boolean {
  if (one.length !== other.length) return false
  return one.every(({ id, group }, place) => other[place]?.id === id && other[place].group === group)
}

/** Sets heads above groups and leaves out who is in a folded one. */
export function linesOf(
  entries: readonly ConnectionEntry[],
  collapsed: ReadonlySet<string>,
): readonly ConnectionLine[] {
  const lines: ConnectionLine[] = []
  let ids: string[] = []
  let current: string | null = null
  for (const { id, group } of entries) {
    if (group !== null && (lines.length === 0 || group !== current)) {
      ids = []
      const isCollapsed = collapsed.has(group)
      // The head knows its members; the list is filled as they come.
      lines.push({ kind: 'group', key: `group ${group}`, group, ids, isCollapsed })
      current = group
    }
    ids.push(id)
    if (group === null || !collapsed.has(group)) lines.push({ kind: 'session', key: id, id })
  }
  return lines
}
