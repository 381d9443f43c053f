/** Counts the sessions of each account from login to close. */
export interface AccountPlaces {
  countOf(accountId: string): number
  /** Takes a place if there is one, with null as many as are wanted; returns what gives it back, once. */
  tryEnter(accountId: string, max: number | null): (() => void) | null
}

/** Makes a counter with nobody in it. */
export function createAccountPlaces(): AccountPlaces {
  // Accounts without a session are removed, so that the table stays as small as what is in use.
  const counts = new Map<string, number>()
  const countOf = (accountId: string): number => counts.get(accountId) ?? 0

  return {
    countOf,
    tryEnter(accountId, max) {
      if (max !== null && countOf(accountId) >= max) return null
      counts.set(accountId, countOf(accountId) + 1)
      let isTaken = true
      return () => {
        // A session ends in several ways at once; a second leave must not free somebody else's place.
        if (!isTaken) return
        isTaken = false
        const left = countOf(accountId) - 1
        if (left === 0) counts.delete(accountId)
        else counts.set(accountId, left)
      }
    },
  }
}
