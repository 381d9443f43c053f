import { createStore, type StoreApi } from 'zustand'
import type { WireUser } from '../../preload/contract/wire-types.ts'

/** The accounts, the anonymous one included, in main's order. */
export interface UsersStoreState {
  readonly users: readonly WireUser[]
}

/** Makes a fresh users store. */
export function createUsersStore(): StoreApi<UsersStoreState> {
  return createStore<UsersStoreState>(() => ({ users: [] }))
}
