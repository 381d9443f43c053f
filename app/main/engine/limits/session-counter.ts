import { normalizeAddress } from './peer-address.ts'

/** Upper bounds of simultaneous sessions. */
export interface SessionLimits {
  readonly maxSessions: number
  readonly maxSessionsPerAddress: number
}

/** Answer to one more session; the refusals are names of session end reasons. */
export type Entry = 'ok' | 'too-many-sessions' | 'too-many-sessions-from-address'

/** Counts sessions in all and by address. */
export interface SessionCounter {
  /** Sessions that have entered and not left. */
  readonly total: number
  /** Sessions of one address. */
  countOf(address: string): number
  /** Takes a place if there is one. Only an `ok` is to be given back with `leave`. */
  tryEnter(address: string): Entry
  /**
   * Gives one place back; more leaves than entries are ignored, so that a double close frees nobody else's
   * place.
   */
  leave(address: string): void
  /** Changes the bounds from now on; sessions already in stay. */
  setLimits(limits: SessionLimits): void
}

/** Makes a counter with nobody in it. */
export function createSessionCounter(initialLimits: SessionLimits): SessionCounter {
  let limits = initialLimits
  let total = 0
  // Addresses without a session are removed, so that scanners do not make the table grow.
  const byAddress = new Map<string, number>()

  return {
    get total() {
      return total
    },
    countOf: (address) => byAddress.get(normalizeAddress(address)) ?? 0,
    tryEnter(address) {
      const key = normalizeAddress(address)
      const count = byAddress.get(key) ?? 0
      if (total >= limits.maxSessions) return 'too-many-sessions'
      if (count >= limits.maxSessionsPerAddress) return 'too-many-sessions-from-address'
      total += 1
      byAddress.set(key, count + 1)
      return 'ok'
    },
    leave(address) {
      const key = normalizeAddress(address)
      const count = byAddress.get(key)
      if (count === undefined) return
      total -= 1
      if (count === 1) byAddress.delete(key)
      else byAddress.set(key, count - 1)
    },
    setLimits(next) {
      limits = next
    },
  }
}
