import type { UiStoreState } from './ui-store.ts'

type SelectionState = Pick<UiStoreState, 'selectedIds' | 'focusedId' | 'anchorId'>

/** Selects a row or takes it out of the selection. */
export function toggleRow(state: SelectionState, id: string): SelectionState {
  const selectedIds = new Set(state.selectedIds)
  if (!selectedIds.delete(id)) selectedIds.add(id)
  return { selectedIds, focusedId: id, anchorId: id }
}

/** Selects every row from the anchor to this one, as Shift does in every list. */
export function selectRange(
  state: SelectionState,
  visibleIds: readonly string[],
  id: string,
): SelectionState {
  const anchorId = state.anchorId ?? state.focusedId ?? id
  const from = Math.max(0, visibleIds.indexOf(anchorId))
  const to = visibleIds.indexOf(id)
  if (to < 0) return state
  const range = visibleIds.slice(Math.min(from, to), Math.max(from, to) + 1)
  return { selectedIds: new Set(range), focusedId: id, anchorId }
}

/** Forgets rows that are gone; the keyboard goes to the neighbour that took the place. */
export function forgetRows(
  state: SelectionState,
  idsBefore: readonly string[],
  idsNow: readonly string[],
): SelectionState {
  const alive = new Set(idsNow)
  const selectedIds = [...state.selectedIds].every((id) => alive.has(id))
    ? state.selectedIds
    : new Set([...state.selectedIds].filter((id) => alive.has(id)))
  const { focusedId } = state
  const isFocusGone = focusedId !== null && !alive.has(focusedId)
  const anchorId = state.anchorId !== null && alive.has(state.anchorId) ? state.anchorId : null
  if (!isFocusGone) return { selectedIds, focusedId, anchorId }
  const place = idsBefore.indexOf(focusedId)
  const neighbour =
    idsBefore.slice(place + 1).find((id) => alive.has(id)) ??
    idsBefore.slice(0, Math.max(0, place)).findLast((id) => alive.has(id)) ??
    null
  return { selectedIds, focusedId: neighbour, anchorId }
}
