import type { WireBatch, WireDashboardEvent } from '../../../preload/contract/wire-types.ts'

/** Batches leave no more often than this: ten a second. */
export const minBatchIntervalMs = 100

/** What the batcher needs of the world; a test hands in its own. */
export interface BatchClock {
  /** Milliseconds since 1970 UTC. */
  now(): number
  /** Calls `run` once after `delayMs`. */
  schedule(run: () => void, delayMs: number): void
}

/** Gathers changes into gapless numbered batches. */
export interface Batcher {
  push(event: WireDashboardEvent): void
  /** Number of the last batch that left; the next is one more. 0 before the first. */
  readonly lastNumber: number
}

/**
 * Creates a batcher that hands finished batches to `send`. Of several changes to the same thing only the last leaves:
 * a row that changes a thousand times a second costs a dashboard ten repaints. A timer runs only while something waits.
 */
export function createBatcher(clock: BatchClock, send: (batch: WireBatch) => void): Batcher {
  const pending = new Map<string, WireDashboardEvent>()
  let lastNumber = 0
  let lastSentAt = Number.NEGATIVE_INFINITY
  let isScheduled = false
  let occurrences = 0

  const flush = (): void => {
    isScheduled = false
    const events = [...pending.values()]
    pending.clear()
    lastNumber += 1
    lastSentAt = clock.now()
    send({ number: lastNumber, at: lastSentAt, events })
  }

  return {
    push(event) {
      for (const key of supersededBy(event)) pending.delete(key)
      // What happened is no state: each time counts, however many fall into one batch.
      const isOccurrence = event.type === 'security-event-added' || event.type === 'console-output'
      if (isOccurrence) occurrences += 1
      const key = isOccurrence ? `${event.type} ${occurrences}` : keyOf(event)
      // Deleted first, so that the newest change is also the last in order.
      pending.delete(key)
      pending.set(key, event)
      if (isScheduled) return
      isScheduled = true
      const waited = clock.now() - lastSentAt
      // A clock that was set back would otherwise hold the batch for as long.
      clock.schedule(flush, waited >= 0 ? Math.max(0, minBatchIntervalMs - waited) : minBatchIntervalMs)
    },
    get lastNumber() {
      return lastNumber
    },
  }
}

/** What an event is about: of two events with the same key only the later one leaves. */
function keyOf(event: WireDashboardEvent): string {
  switch (event.type) {
    case 'session-changed':
      return `session-changed ${event.session.id}`
    case 'session-progressed':
    case 'session-removed':
    case 'notice-dismissed':
      return `${event.type} ${event.id}`
    case 'notice-raised':
      return `notice-raised ${event.notice.id}`
    default:
      return event.type
  }
}

/** Keys of waiting events that say nothing any more once `event` is there. */
function supersededBy(event: WireDashboardEvent): readonly string[] {
  switch (event.type) {
    // The whole row carries the progress too.
    case 'session-changed':
      return [`session-progressed ${event.session.id}`]
    case 'session-removed':
      return [`session-changed ${event.id}`, `session-progressed ${event.id}`]
    case 'notice-dismissed':
      return [`notice-raised ${event.id}`]
    default:
      return []
  }
}
