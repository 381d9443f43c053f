import type { WireSession } from '../../../preload/contract/wire-sessions.ts'
import type { WireDashboardEvent } from '../../../preload/contract/wire-types.ts'
import type { EngineEvent } from '../../engine/engine-event.ts'
import { createLiveState } from './live-state.ts'

/** A clock with one timer at a time; a test hands in its own. */
export interface FeedClock {
  now(): number
  /** Calls `run` once after `delayMs`; returns the function that cancels it. */
  schedule(run: () => void, delayMs: number): () => void
}

/** The live rows, kept up to date by the engine's events and, while something ages, by a timer. */
export interface LiveFeed {
  apply(event: EngineEvent): void
  /** Shows the new name of a user who is connected. */
  renameUser(accountId: string, name: string): void
  rows(): readonly WireSession[]
  /** Stops the timer. */
  close(): void
}

/** Creates the feed; every change on screen goes to `push`. */
export function createLiveFeed(clock: FeedClock, push: (event: WireDashboardEvent) => void): LiveFeed {
  const state = createLiveState()
  let cancel: (() => void) | null = null

  const look = (): void => {
    cancel = null
    for (const change of state.look(clock.now())) push(change)
    scheduleLook()
  }

  const scheduleLook = (): void => {
    cancel?.()
    cancel = null
    const at = state.nextLookAt()
    if (at !== null) cancel = clock.schedule(look, Math.max(0, at - clock.now()))
  }

  return {
    apply(event) {
      for (const change of state.apply(event)) push(change)
      // Only these bring the next look nearer; the others are too many to count rows for each.
      if (event.type === 'transfer-started' || event.type === 'session-closed') scheduleLook()
    },
    renameUser(accountId, name) {
      for (const change of state.renameUser(accountId, name)) push(change)
    },
    rows: () => state.rows(),
    close() {
      cancel?.()
      cancel = null
    },
  }
}
