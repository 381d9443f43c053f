import { createStore, type StoreApi } from 'zustand'
import type { WireSession } from '../../preload/contract/wire-sessions.ts'

/** Live sessions by id, and what the frame needs to know about all of them together. */
export interface SessionsStoreState {
  readonly byId: ReadonlyMap<string, WireSession>
  /** Ids in the order of arrival, which never changes; the array is new only when a row comes or goes. */
  readonly ids: readonly string[]
  /** Sessions that have not ended. */
  readonly aliveCount: number
  /** Bytes a second of all running downloads, that is sent to clients. */
  readonly sendRate: number
  /** Bytes a second of all running uploads, that is received from clients. */
  readonly receiveRate: number
}

/** Makes a fresh sessions store. */
export function createSessionsStore(): StoreApi<SessionsStoreState> {
  return createStore<SessionsStoreState>(() => ({
    byId: new Map(),
    ids: [],
    aliveCount: 0,
    sendRate: 0,
    receiveRate: 0,
  }))
}
