import type { UiStoreState } from './ui-store.ts'

type Folding = Pick<UiStoreState, 'collapsedGroups'>

/** Folds a group of connections, or unfolds it. */
export function toggleGroup({ collapsedGroups }: Folding, group: string): Folding {
  return foldGroup({ collapsedGroups }, group, !collapsedGroups.has(group))
}

/** Folds or unfolds a group of connections. */
export function foldGroup({ collapsedGroups }: Folding, group: string, isFolded: boolean): Folding {
  if (collapsedGroups.has(group) === isFolded) return { collapsedGroups }
  const next = new Set(collapsedGroups)
  if (isFolded) next.add(group)
  else next.delete(group)
  return { collapsedGroups: next }
}
