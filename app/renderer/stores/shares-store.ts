import { createStore, type StoreApi } from 'zustand'
import type { WireShare } from '../../preload/contract/wire-types.ts'

/** The folders being shared, in main's order. */
export interface SharesStoreState {
  readonly shares: readonly WireShare[]
}

/** Makes a fresh shares store. */
export function createSharesStore(): StoreApi<SharesStoreState> {
  return createStore<SharesStoreState>(() => ({ shares: [] }))
}
