import { addressGroup } from '../../../engine/host-door.ts'
import { floodPauseMs, maxWatchedAddresses } from './flood-gate.ts'

/** Sessions of one address in a minute that are remembered whether or not anybody signs in. */
export const freeSessionsPerMinute = 60

/**
 * Says whether a session is worth an entry before anybody has signed in: a port scanner opens thousands. Pass the time
 * of the connection.
 */
export function createSessionAdmission(): (address: string, at: number) => boolean {
  const counts = new Map<string, number>()
  let minuteFrom = 0
  return (address, at) => {
    if (at >= minuteFrom + floodPauseMs || at < minuteFrom) {
      counts.clear()
      minuteFrom = at
    }
    const group = addressGroup(address)
    const count = (counts.get(group) ?? 0) + 1
    // Of that many addresses in one minute those that sign in are enough.
    if (!counts.has(group) && counts.size >= maxWatchedAddresses) return false
    counts.set(group, count)
    return count <= freeSessionsPerMinute
  }
}
