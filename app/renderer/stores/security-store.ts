import { createStore, type StoreApi } from 'zustand'
import type {
  WireBan,
  WireSecurity,
  WireSecurityEvent,
  WireSecuritySummary,
} from '../../preload/contract/wire-security.ts'

/** A blocked address or network, with the moment it ends by this page's clock; null for good. */
export type BanRow = Omit<WireBan, 'remainingMs'> & { readonly endsAtMs: number | null }

/** Something that happened at the door, with a number of its own: two tries of one second differ in nothing else. */
export type EventRow = WireSecurityEvent & { readonly number: number }

/** Who is blocked, what happened at the door, and how safe the settings are. */
export interface SecurityStoreState {
  /** Null until the first snapshot. */
  readonly rules: WireSecurity['rules'] | null
  /** The newest first. */
  readonly bans: readonly BanRow[]
  readonly ownAddresses: readonly string[]
  /** The newest first. */
  readonly events: readonly EventRow[]
  /** Failed logins in each of the last 24 hours, the current one last. */
  readonly failuresByHour: readonly number[]
  readonly summary: WireSecuritySummary
  /** Bans from before this moment (main's clock) have been on screen. */
  readonly seenUntilMs: number
}

/** Makes a fresh security store. */
export function createSecurityStore(): StoreApi<SecurityStoreState> {
  return createStore<SecurityStoreState>(() => ({
    rules: null,
    bans: [],
    ownAddresses: [],
    events: [],
    failuresByHour: [],
    summary: { listeners: [], findings: [] },
    seenUntilMs: Number.POSITIVE_INFINITY,
  }))
}

/** Counts what rules have blocked since somebody last looked. */
export function countUnseenBans({ bans, seenUntilMs }: SecurityStoreState): number {
  return bans.filter(({ by, since }) => by === 'rule' && since > seenUntilMs).length
}

/** Takes note that everything there is has been on screen. */
export function markBansSeen(state: SecurityStoreState): SecurityStoreState {
  const seenUntilMs = state.bans.reduce((latest, { since }) => Math.max(latest, since), 0)
  return seenUntilMs > state.seenUntilMs ? { ...state, seenUntilMs } : state
}
