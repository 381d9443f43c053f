import type { WireSession, WireSessionDetail } from '../../../preload/contract/wire-sessions.ts'
import type { EngineEvent } from '../../engine/engine-event.ts'
import { createLiveState, type HistoryKeyOf, type LiveChange } from './live-state.ts'
import { createSessionDetailsBook } from './session-details.ts'

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
  /** What a drawer shows of one row; null when it has left the screen. */
  detail(id: string): WireSessionDetail | null
  /** Stops the timer. */
  close(): void
}

/** The clock of the machine; a timer of it holds no process back from ending. */
export const systemFeedClock: FeedClock = {
  now: () => Date.now(),
  schedule(run, delayMs) {
    const timer = setTimeout(run, delayMs)
    timer.unref()
    return () => clearTimeout(timer)
  },
}

/** Creates the feed; every change on screen goes to `push`. */
export function createLiveFeed(
  clock: FeedClock,
  push: (change: LiveChange) => void,
  historyKeyOf?: HistoryKeyOf,
): LiveFeed {
  const state = createLiveState(historyKeyOf)
  const details = createSessionDetailsBook()
  let cancel: (() => void) | null = null

  const pass = (changes: readonly LiveChange[]): void => {
    for (const change of changes) {
      // Kept as long as the row, so that who reads on after the end finds everything.
      if (change.type === 'session-removed') details.forget(change.id)
      push(change)
    }
  }

  const look = (): void => {
    cancel = null
    pass(state.look(clock.now()))
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
      details.apply(event)
      pass(state.apply(event))
      // Only these bring the next look nearer; the others are too many to count rows for each.
      if (
        event.type === 'transfer-started' ||
        event.type === 'session-closed' ||
        event.type === 'session-refused'
      ) {
        scheduleLook()
      }
    },
    renameUser(accountId, name) {
      pass(state.renameUser(accountId, name))
    },
    rows: () => state.rows(),
    detail: (id) => details.of(id),
    close() {
      cancel?.()
      cancel = null
    },
  }
}
