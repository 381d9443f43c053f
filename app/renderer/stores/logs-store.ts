import { createStore, type StoreApi } from 'zustand'
import type { WireDashboardEvent } from '../../preload/contract/wire-types.ts'

/** What main tells of the log without being asked; the lines themselves are asked for by who shows them. */
export interface LogsStoreState {
  /** Number of the newest line there is, as far as it was told; 0 before. */
  readonly lastNumber: number
}

/** Makes a fresh store of the log. */
export function createLogsStore(): StoreApi<LogsStoreState> {
  return createStore<LogsStoreState>(() => ({ lastNumber: 0 }))
}

/** Applies one event; events of other stores change nothing. */
export function applyLogsEvent(state: LogsStoreState, event: WireDashboardEvent): LogsStoreState {
  return event.type === 'log-grown' ? { lastNumber: event.lastNumber } : state
}
