import { createStore, type StoreApi } from 'zustand'
import type { WireServerSettings, WireTheme } from '../../preload/contract/wire-types.ts'

/** Settings as main keeps them; null until the first snapshot. */
export interface SettingsStoreState {
  readonly settings: WireServerSettings | null
  readonly theme: WireTheme
}

/** Makes a fresh settings store. */
export function createSettingsStore(): StoreApi<SettingsStoreState> {
  return createStore<SettingsStoreState>(() => ({ settings: null, theme: 'system' }))
}
