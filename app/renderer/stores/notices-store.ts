import { createStore, type StoreApi } from 'zustand'
import type { WireNotice } from '../../preload/contract/wire-types.ts'

/** What the person should know and has not dismissed, oldest first. */
export interface NoticesStoreState {
  readonly notices: readonly WireNotice[]
}

/** Makes a fresh notices store. */
export function createNoticesStore(): StoreApi<NoticesStoreState> {
  return createStore<NoticesStoreState>(() => ({ notices: [] }))
}
