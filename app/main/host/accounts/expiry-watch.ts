import type { Settings } from '../settings/settings-schema.ts'
import { isExpired } from './effective-account.ts'

/** What watching needs from around it. */
export interface ExpiryWatchDependencies {
  readonly settings: () => Settings
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number
  /** Calls back once, later; returns what takes that back. */
  readonly schedule: (run: () => void, delayMs: number) => () => void
  /** A user or a share has expired, or a clock set back has undone that. */
  readonly onChanged: () => void
}

/** Notices when users and shares expire. */
export interface ExpiryWatch {
  /** The settings are others than before. */
  settingsChanged(): void
  close(): void
}

/** A clock that jumps is noticed within this time; timers run by another clock, which does not jump with it. */
const longestWaitMs = 5_000

/** Watches from now on. There is one timer, and none where nothing expires. */
export function createExpiryWatch(dependencies: ExpiryWatchDependencies): ExpiryWatch {
  const { settings, now, schedule, onChanged } = dependencies
  let cancel: (() => void) | null = null

  const expiring = () => {
    const { users, shares } = settings()
    return [...users, ...shares].filter(({ expiresAtMs }) => expiresAtMs !== null)
  }
  const expiredNow = (): string => {
    const nowMs = now()
    const expired = expiring().filter((entry) => isExpired(entry, nowMs))
    return expired.map(({ id }) => id).join(' ')
  }
  let known = expiredNow()

  const wait = (): void => {
    cancel?.()
    const nowMs = now()
    const waits = expiring().map(({ expiresAtMs }) => (expiresAtMs ?? 0) - nowMs)
    const next = Math.min(longestWaitMs, ...waits.filter((delayMs) => delayMs > 0))
    cancel = waits.length === 0 ? null : schedule(look, next)
  }
  const look = (): void => {
    const expired = expiredNow()
    const hasChanged = expired !== known
    known = expired
    wait()
    if (hasChanged) onChanged()
  }
  wait()

  return {
    settingsChanged() {
      // Whoever changed the settings applies them; what expired by that change is no news.
      known = expiredNow()
      wait()
    },
    close() {
      cancel?.()
      cancel = null
    },
  }
}
