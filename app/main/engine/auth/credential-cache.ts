import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { StoredPassword } from './password-hash.ts'
import { passwordBytes } from './password-hash.ts'
import type { Secret } from './secret.ts'

/** How long a verified password is believed without hashing it again. */
export const credentialLifetimeMs = 5 * 60_000

/**
 * Remembers which password was last verified for an account, so that a client that opens many sessions pays
 * for one slow hash. What is kept is an HMAC under a key that exists for this run only.
 */
export interface CredentialCache {
  /** True when this very password was verified against this very stored hash within the lifetime. */
  isVerified(accountId: string, stored: StoredPassword, secret: Secret): boolean
  /** Call after the slow check agreed. */
  remember(accountId: string, stored: StoredPassword, secret: Secret): void
  /**
   * Forgets one account; a changed password is forgotten by itself, because the stored hash is part of the
   * HMAC.
   */
  drop(accountId: string): void
  /** Forgets everything. */
  clear(): void
}

/** Where the cache gets its time from. */
export interface CredentialCacheOptions {
  /** Milliseconds of a monotonic clock: a changed wall clock must not lengthen the lifetime. */
  readonly now: () => number
  readonly lifetimeMs?: number
}

interface CachedCredential {
  readonly mac: Buffer
  readonly untilMs: number
}

/** Makes an empty cache with its own key. */
export function createCredentialCache(options: CredentialCacheOptions): CredentialCache {
  const { now, lifetimeMs = credentialLifetimeMs } = options
  const key = randomBytes(32)
  // One entry per account; entries of removed accounts go when they run out.
  const entries = new Map<string, CachedCredential>()

  const macOf = (accountId: string, stored: StoredPassword, secret: Secret): Buffer =>
    createHmac('sha256', key)
      // JSON keeps the fields apart: no two triples give the same text.
      .update(JSON.stringify([accountId, stored.salt, stored.hash]))
      .update(passwordBytes(secret))
      .digest()

  return {
    isVerified(accountId, stored, secret) {
      const entry = entries.get(accountId)
      if (entry === undefined) return false
      if (now() >= entry.untilMs) {
        entries.delete(accountId)
        return false
      }
      return timingSafeEqual(entry.mac, macOf(accountId, stored, secret))
    },
    remember(accountId, stored, secret) {
      for (const [id, { untilMs }] of entries) if (now() >= untilMs) entries.delete(id)
      entries.set(accountId, { mac: macOf(accountId, stored, secret), untilMs: now() + lifetimeMs })
    },
    drop: (accountId) => void entries.delete(accountId),
    clear: () => entries.clear(),
  }
}
