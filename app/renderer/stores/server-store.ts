import { createStore, type StoreApi } from 'zustand'
import type { WireCertificates } from '../../preload/contract/wire-certificates.ts'
import type { WireServerState } from '../../preload/contract/wire-types.ts'
import type { FeedState } from '../client/event-bridge.ts'

/** The engine as a whole, and how fresh our picture of it is. */
export interface ServerStoreState {
  readonly feed: FeedState
  /** False until the first snapshot; nothing is shown as fact before. */
  readonly isLoaded: boolean
  readonly appVersion: string
  readonly host: 'desktop' | 'headless'
  /** The system the server runs on, as Node names it; empty until the first snapshot. */
  readonly platform: string
  /** What to add to this page's clock to get main's, in milliseconds; 0 when they agree within two seconds. */
  readonly clockOffsetMs: number
  readonly server: WireServerState
  /** Null until the first snapshot. */
  readonly certificates: WireCertificates | null
}

/** Makes a fresh server store. */
export function createServerStore(): StoreApi<ServerStoreState> {
  return createStore<ServerStoreState>(() => ({
    feed: 'loading',
    isLoaded: false,
    appVersion: '',
    host: 'desktop',
    platform: '',
    clockOffsetMs: 0,
    server: { phase: 'stopped', problem: null, listeners: [], addresses: [], startedAt: null },
    certificates: null,
  }))
}
