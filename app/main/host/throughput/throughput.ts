import type { ThroughputWindow, WireThroughput } from '../../../preload/contract/calls/overview-calls.ts'
import type { EngineEvent } from '../../engine/engine-event.ts'
import type { ServerStatus } from '../server/server-controller.ts'
import { RateRing } from './rate-ring.ts'

/** How much went to and came from clients in the last day. */
export interface Throughput {
  applyEngineEvent(event: EngineEvent): void
  /** While nothing is served, nothing is known; a server that is ending still serves. */
  serverIs(phase: ServerStatus['phase']): void
  read(window: ThroughputWindow): WireThroughput
}

/** Length of a step and of the whole; the shorter the look back, the finer it is. */
const windows: Readonly<Record<ThroughputWindow, { readonly stepMs: number; readonly lengthMs: number }>> = {
  '5m': { stepMs: 1_000, lengthMs: 300_000 },
  '1h': { stepMs: 10_000, lengthMs: 3_600_000 },
  '24h': { stepMs: 120_000, lengthMs: 86_400_000 },
}

/**
 * Counts the payload of transfers. It has no timer: whoever asks or brings bytes moves time on. `now` is the wall clock
 * in milliseconds; set back, it only changes what the steps are called and never what is in them.
 */
export function createThroughput(now: () => number): Throughput {
  const transfers = new Map<string, { readonly isDownload: boolean; bytes: number }>()
  /** What to add to the wall clock so that time never goes back. */
  let offsetMs = 0
  let latestMs = now()
  let isServing = false
  const ringOf = (window: ThroughputWindow): RateRing => {
    const { stepMs, lengthMs } = windows[window]
    // One more than is shown: the step time is in.
    return new RateRing(stepMs, lengthMs / stepMs + 1, latestMs)
  }
  const rings: Readonly<Record<ThroughputWindow, RateRing>> = {
    '5m': ringOf('5m'),
    '1h': ringOf('1h'),
    '24h': ringOf('24h'),
  }
  const all = Object.values(rings)

  const moveOn = (): void => {
    const wallMs = now()
    if (wallMs + offsetMs < latestMs) offsetMs = latestMs - wallMs
    latestMs = wallMs + offsetMs
    for (const ring of all) ring.advance(latestMs, isServing)
  }

  /** Counts what is new since the last look; an end may know of more bytes than any look before it, and never fewer. */
  const count = (transferId: string, bytes: number): void => {
    const transfer = transfers.get(transferId)
    if (transfer === undefined || bytes <= transfer.bytes) return
    const fresh = bytes - transfer.bytes
    transfer.bytes = bytes
    for (const ring of all) ring.add(transfer.isDownload ? fresh : 0, transfer.isDownload ? 0 : fresh)
  }

  return {
    applyEngineEvent(event) {
      if (event.type === 'transfer-started' && event.kind !== 'listing') {
        transfers.set(event.transferId, { isDownload: event.kind === 'download', bytes: 0 })
      } else if (event.type === 'transfers-progressed') {
        moveOn()
        for (const { transferId, bytes } of event.transfers) count(transferId, bytes)
      } else if (event.type === 'transfer-ended') {
        moveOn()
        count(event.transferId, event.bytes)
        transfers.delete(event.transferId)
      }
    },
    serverIs(phase) {
      moveOn()
      isServing = phase === 'running' || phase === 'stopping'
      if (isServing) for (const ring of all) ring.known()
    },
    read(window) {
      moveOn()
      const reading = rings[window].read(latestMs)
      return { ...reading, startedAtMs: reading.startedAtMs - offsetMs }
    },
  }
}
