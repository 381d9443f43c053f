import { createStore, type StoreApi } from 'zustand'
import type { WireDesktop } from '../../preload/contract/wire-desktop.ts'
import type { HistoryState } from '../../preload/contract/wire-history.ts'
import type { LogState } from '../../preload/contract/wire-logs.ts'
import type { WireAppearance, WireHooks, WireServerSettings } from '../../preload/contract/wire-types.ts'

/** Settings as main keeps them; null until the first snapshot. */
export interface SettingsStoreState {
  readonly settings: WireServerSettings | null
  readonly appearance: WireAppearance
  /** Whether things are remembered; null until the first snapshot, and so are the next two. */
  readonly history: HistoryState | null
  readonly logs: LogState | null
  readonly hooks: WireHooks | null
  /** Null where there is no desktop, and until the first snapshot. */
  readonly desktop: WireDesktop | null
}

/** Makes a fresh settings store. */
export function createSettingsStore(): StoreApi<SettingsStoreState> {
  return createStore<SettingsStoreState>(() => ({
    settings: null,
    appearance: {
      theme: 'system',
      language: 'system',
      density: 'comfortable',
      isWelcomeDone: false,
      primaryAddress: null,
    },
    history: null,
    logs: null,
    hooks: null,
    desktop: null,
  }))
}
