import { createStore, type StoreApi } from 'zustand'
import type { HistoryState } from '../../preload/contract/wire-history.ts'
import type { LogState } from '../../preload/contract/wire-logs.ts'
import type { WireHooks, WireServerSettings, WireTheme } from '../../preload/contract/wire-types.ts'

/** Settings as main keeps them; null until the first snapshot. */
export interface SettingsStoreState {
  readonly settings: WireServerSettings | null
  readonly theme: WireTheme
  /** Whether things are remembered; null until the first snapshot, and so are the next two. */
  readonly history: HistoryState | null
  readonly logs: LogState | null
  readonly hooks: WireHooks | null
}

/** Makes a fresh settings store. */
export function createSettingsStore(): StoreApi<SettingsStoreState> {
  return createStore<SettingsStoreState>(() => ({
    settings: null,
    theme: 'system',
    history: null,
    logs: null,
    hooks: null,
  }))
}
