import { createStore, type StoreApi } from 'zustand'
import type { OpenProblem } from '../../preload/contract/wire-problems.ts'
import type { WireDashboardEvent } from '../../preload/contract/wire-types.ts'

/** What goes wrong at present, the one met last at the end. */
export interface ProblemsStoreState {
  readonly problems: readonly OpenProblem[]
}

/** Makes a fresh problems store. */
export function createProblemsStore(): StoreApi<ProblemsStoreState> {
  return createStore<ProblemsStoreState>(() => ({ problems: [] }))
}

/** Applies one event; it brings the whole list. */
export function applyProblemsEvent(state: ProblemsStoreState, event: WireDashboardEvent): ProblemsStoreState {
  return event.type === 'problems-changed' ? { problems: event.problems } : state
}
