import { createStore, type StoreApi } from 'zustand'
import type { WireGroup } from '../../preload/contract/wire-types.ts'

/** The groups of users, in main's order. */
export interface GroupsStoreState {
  readonly groups: readonly WireGroup[]
}

/** Makes a fresh groups store. */
export function createGroupsStore(): StoreApi<GroupsStoreState> {
  return createStore<GroupsStoreState>(() => ({ groups: [] }))
}
