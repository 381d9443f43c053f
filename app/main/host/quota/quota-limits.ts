import { effectiveAccount } from '../accounts/effective-account.ts'
import type { QuotaLimit, Settings } from '../settings/settings-schema.ts'

/** What the settings say about one user or one share; null does not limit. */
export interface StorageLimits {
  readonly quota: QuotaLimit
  readonly maxFileBytes: number | null
  readonly diskReserveBytes: number
}

/** What holds for users and shares at this moment. */
export interface QuotaLimits {
  ofShare(shareId: string): StorageLimits
  /** The strictest of the user and its groups. */
  ofUser(userId: string): StorageLimits
}

const unlimited: QuotaLimit = { maxBytes: null, maxFiles: null }

/**
 * Reads limits from the settings as they are when it is asked, which is at every write: each is worked out once for as
 * long as the settings stay the same.
 */
export function createQuotaLimits(settings: () => Settings): QuotaLimits {
  let known: Settings | null = null
  const shares = new Map<string, StorageLimits>()
  const users = new Map<string, StorageLimits>()

  const current = (): Settings => {
    const now = settings()
    if (now !== known) {
      known = now
      shares.clear()
      users.clear()
    }
    return now
  }

  return {
    ofShare(shareId) {
      const { shares: all, server } = current()
      const cached = shares.get(shareId)
      if (cached !== undefined) return cached
      const share = all.find(({ id }) => id === shareId)
      const limits: StorageLimits = {
        quota: share?.quota ?? unlimited,
        maxFileBytes: share?.maxFileBytes ?? null,
        diskReserveBytes: share?.diskReserveBytes ?? server.diskReserveBytes,
      }
      shares.set(shareId, limits)
      return limits
    },
    ofUser(userId) {
      const now = current()
      const cached = users.get(userId)
      if (cached !== undefined) return cached
      const user = now.users.find(({ id }) => id === userId)
      const effective = user === undefined ? null : effectiveAccount(now, user)
      const limits: StorageLimits = {
        quota: effective?.quota ?? unlimited,
        maxFileBytes: effective?.maxFileBytes ?? null,
        diskReserveBytes: 0,
      }
      users.set(userId, limits)
      return limits
    },
  }
}

/** Whether a quota limits anything. */
export function isLimiting({ maxBytes, maxFiles }: QuotaLimit): boolean {
  return maxBytes !== null || maxFiles !== null
}
