import { addressGroup } from '../../../engine/host-door.ts'
import type { NewActivity } from './new-activity.ts'

/** An address that keeps at it is worth one entry in this time. */
export const floodPauseMs = 60_000
/** More addresses at once are told as one, without an address. */
export const maxWatchedAddresses = 1_000

/** How many activities of a kind an address may add one by one before they are counted only. */
export type Burst = (kind: NewActivity['kind']) => number

/** Lets single activities pass, and tells floods as one activity a minute with a count. */
export interface FloodGate {
  offer(activity: NewActivity): void
  /** Tells what was counted so far. */
  close(): void
}

/** What a gate needs from outside. */
export interface FloodGateOptions {
  readonly tell: (activity: NewActivity) => void
  readonly burst: Burst
  readonly now: () => number
  readonly schedule: (run: () => void, delayMs: number) => () => void
}

interface Watched {
  startedAt: number
  /** Activities that may still be told one by one. */
  left: number
  /** What is only counted; the last one stands for all of them. */
  counted: { readonly last: NewActivity; readonly count: number; readonly sinceMs: number } | null
  readonly isOfMany: boolean
}

/**
 * Makes a gate. After a quiet minute an address begins anew; one that goes on without a pause adds one entry a minute,
 * whatever it does, so that a password guesser cannot push everything else out of the history.
 */
export function createFloodGate({ tell, burst, now, schedule }: FloodGateOptions): FloodGate {
  const watched = new Map<string, Watched>()
  let cancel: (() => void) | null = null

  const tellCounted = ({ counted, isOfMany }: Watched): void => {
    if (counted === null) return
    const { last, count, sinceMs } = counted
    const peer = isOfMany ? { address: null, sessionKey: null, userId: null, userName: null } : {}
    if (count === 1 && !isOfMany) tell(last)
    else tell({ ...last, ...peer, facts: { ...last.facts, count, sinceMs } })
  }

  /** Ends the minute of an entry; a flood goes on into the next one, anybody else is forgotten. */
  const turn = (key: string, entry: Watched, at: number): void => {
    tellCounted(entry)
    if (entry.counted === null) watched.delete(key)
    entry.counted = null
    entry.startedAt = at
    entry.left = 0
  }

  const isOver = ({ startedAt }: Watched, at: number): boolean =>
    at >= startedAt + floodPauseMs || at < startedAt - floodPauseMs

  const look = (): void => {
    cancel = null
    const at = now()
    for (const [key, entry] of watched) if (isOver(entry, at)) turn(key, entry, at)
    if (watched.size > 0) cancel = schedule(look, floodPauseMs)
  }

  const begin = (activity: NewActivity): Watched => {
    const { kind, address, at } = activity
    const own = keyOf(kind, address)
    const isOfMany = watched.size >= maxWatchedAddresses
    const key = isOfMany ? keyOf(kind, null) : own
    const present = watched.get(key)
    if (present !== undefined) return present
    const entry: Watched = { startedAt: at, left: isOfMany ? 0 : burst(kind), counted: null, isOfMany }
    watched.set(key, entry)
    return entry
  }

  return {
    offer(activity) {
      const key = keyOf(activity.kind, activity.address)
      const known = watched.get(key)
      if (known !== undefined && isOver(known, activity.at)) turn(key, known, activity.at)
      const entry = watched.get(key) ?? begin(activity)
      if (entry.left > 0) {
        entry.left -= 1
        tell(activity)
      } else {
        const { count = 0, sinceMs = activity.at } = entry.counted ?? {}
        entry.counted = { last: activity, count: count + 1, sinceMs }
      }
      cancel ??= schedule(look, floodPauseMs)
    },
    close() {
      cancel?.()
      for (const entry of watched.values()) tellCounted(entry)
      watched.clear()
    },
  }
}

/** The addresses of an IPv6 network of one customer count as one. */
function keyOf(kind: NewActivity['kind'], address: string | null): string {
  return `${kind} ${address === null ? '' : addressGroup(address)}`
}
