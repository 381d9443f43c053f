import type { DashboardApi } from '../../preload/contract/contract.ts'
import type { WireBatch, WireDashboardEvent, WireSnapshot } from '../../preload/contract/wire-types.ts'

/** Whether what is on screen is fresh: not there yet, live, or stale because main does not answer. */
export type FeedState = 'loading' | 'live' | 'lost'

/** Where the bridge delivers to. */
export interface EventSink {
  /** Replaces everything. */
  onSnapshot(snapshot: WireSnapshot): void
  /** Applies one batch; batches arrive without gaps and in order. */
  onEvents(events: readonly WireDashboardEvent[]): void
  onFeed(feed: FeedState): void
}

/** Runs a task later and returns the function that calls it off. */
export type Schedule = (task: () => void, delayMs: number) => () => void

/** More batches than this while a snapshot is on its way (minutes of them) and another snapshot is cheaper. */
const maxQueuedBatches = 1000
const firstRetryMs = 500
const lastRetryMs = 8000

const scheduleByTimer: Schedule = (task, delayMs) => {
  const timer = setTimeout(task, delayMs)
  return () => clearTimeout(timer)
}

/**
 * Keeps a sink equal to the main process: subscribes, asks for a snapshot, then hands on gapless batches. A gap or a
 * batch out of order asks for a new snapshot; batches the snapshot already contains are dropped. Returns the function
 * that ends it.
 */
export function connectEventBridge(
  api: DashboardApi,
  sink: EventSink,
  schedule: Schedule = scheduleByTimer,
): () => void {
  let snapshotNumber = 0
  let lastNumber = 0
  let isWaiting = false
  let isEnded = false
  let retryMs = firstRetryMs
  let queued: WireBatch[] = []
  let cancelRetry = (): void => {}

  const requestSnapshot = (): void => {
    isWaiting = true
    api.call('getSnapshot').then(acceptSnapshot, () => {
      if (isEnded) return
      sink.onFeed('lost')
      cancelRetry = schedule(requestSnapshot, retryMs)
      retryMs = Math.min(retryMs * 2, lastRetryMs)
    })
  }

  const acceptSnapshot = (snapshot: WireSnapshot): void => {
    if (isEnded) return
    isWaiting = false
    retryMs = firstRetryMs
    snapshotNumber = snapshot.batchNumber
    lastNumber = snapshot.batchNumber
    sink.onSnapshot(snapshot)
    sink.onFeed('live')
    const arrivedMeanwhile = queued
    queued = []
    for (const batch of arrivedMeanwhile) acceptBatch(batch)
  }

  const acceptBatch = (batch: WireBatch): void => {
    if (isEnded) return
    if (isWaiting) {
      if (queued.length >= maxQueuedBatches) queued = []
      queued.push(batch)
      return
    }
    if (batch.number === lastNumber + 1) {
      lastNumber = batch.number
      sink.onEvents(batch.events)
      return
    }
    const isInSnapshot = batch.number <= snapshotNumber && lastNumber === snapshotNumber
    if (!isInSnapshot) requestSnapshot()
  }

  sink.onFeed('loading')
  const stopListening = api.listen('batch', acceptBatch)
  requestSnapshot()

  return () => {
    isEnded = true
    queued = []
    cancelRetry()
    stopListening()
  }
}
