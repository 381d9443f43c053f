import { HookError } from './webhook.ts'

/** What delivering needs. */
export interface DeliveryDependencies<Item> {
  /** Tells one; rejects with HookError. `missed` counts items that were given up since the last one that was told. */
  readonly send: (item: Item, missed: number, signal: AbortSignal) => Promise<void>
  /** Calls back once, later; returns what takes that back. */
  readonly schedule: (run: () => void, delayMs: number) => () => void
  /** One was told. */
  readonly onDelivered: () => void
  /** A try failed; the item is tried again or given up. */
  readonly onFailed: (error: HookError, isGivenUp: boolean) => void
}

/** Tells items one after the other, in order, each until it was taken or so many tries have failed. */
export interface Delivery<Item> {
  add(item: Item): void
  /** Tries at once what waits for its next try. */
  hurry(): void
  /** Forgets everything that waits, and ends what is under way. */
  clear(): void
  readonly waiting: number
}

/** More than this are of yesterday before they are told; the oldest give way. */
export const maxWaiting = 1_000
/** Milliseconds between tries: eight tries in a quarter of an hour. */
export const retryDelaysMs: readonly number[] = [2_000, 6_000, 18_000, 54_000, 162_000, 300_000, 300_000]

/** Makes an empty queue. Nothing of it outlives the program. */
export function createDelivery<Item>({
  send,
  schedule,
  onDelivered,
  onFailed,
}: DeliveryDependencies<Item>): Delivery<Item> {
  let waiting: Item[] = []
  let missed = 0
  let failures = 0
  let current: AbortController | null = null
  let cancelRetry: (() => void) | null = null

  const next = (): void => {
    const [item] = waiting
    if (item === undefined || current !== null || cancelRetry !== null) return
    const attempt = new AbortController()
    current = attempt
    const told = missed
    send(item, told, attempt.signal).then(
      () => settle(attempt, () => delivered(item, told)),
      (error: unknown) => settle(attempt, () => fail(item, error)),
    )
  }

  const settle = (attempt: AbortController, act: () => void): void => {
    // What was cleared in the meantime is nobody's affair any more.
    if (current !== attempt) return
    current = null
    act()
    next()
  }

  const drop = (item: Item): void => {
    waiting = waiting.filter((other) => other !== item)
    failures = 0
  }

  const delivered = (item: Item, told: number): void => {
    drop(item)
    missed -= told
    onDelivered()
  }

  const fail = (item: Item, reason: unknown): void => {
    const error = reason instanceof HookError ? reason : new HookError(String(reason), false)
    const delayMs = error.isPassing ? retryDelaysMs[failures] : undefined
    failures += 1
    if (delayMs === undefined) {
      drop(item)
      missed += 1
    } else {
      cancelRetry = schedule(() => {
        cancelRetry = null
        next()
      }, delayMs)
    }
    onFailed(error, delayMs === undefined)
  }

  return {
    add(item) {
      waiting.push(item)
      if (waiting.length > maxWaiting) {
        // The first one may be under way just now; the one after it gives way.
        waiting.splice(current === null ? 0 : 1, 1)
        missed += 1
      }
      next()
    },
    hurry() {
      cancelRetry?.()
      cancelRetry = null
      failures = 0
      next()
    },
    clear() {
      cancelRetry?.()
      cancelRetry = null
      waiting = []
      missed = 0
      failures = 0
      const ended = current
      current = null
      ended?.abort()
    },
    get waiting() {
      return waiting.length
    },
  }
}
