import type { ThroughputWindow, WireThroughput } from '../../../preload/contract/calls/overview-calls.ts'
import { greatest } from './chart-scale.ts'

/** A stretch of the curve in figures; null where the server did not run at all. */
export interface ChartRow {
  readonly fromMs: number
  readonly toMs: number
  readonly sentBytes: number | null
  readonly receivedBytes: number | null
  readonly peakSent: number
  readonly peakReceived: number
}

/** Length of a row: a dozen or two of them say it all. */
const rowMs: Readonly<Record<ThroughputWindow, number>> = {
  '5m': 30_000,
  '1h': 300_000,
  '24h': 3_600_000,
}

/** Figures of a curve, the newest first. */
export function chartRows(data: WireThroughput, window: ThroughputWindow): ChartRow[] {
  const perRow = rowMs[window] / data.stepMs
  const rows: ChartRow[] = []
  // From the newest back, so that the first row is a whole one.
  for (let end = data.sent.length; end > 0; end -= perRow) {
    const start = Math.max(0, end - perRow)
    const sent = data.sent.slice(start, end)
    const received = data.received.slice(start, end)
    rows.push({
      fromMs: data.startedAtMs + start * data.stepMs,
      toMs: data.startedAtMs + end * data.stepMs,
      sentBytes: bytesOf(sent, data.stepMs),
      receivedBytes: bytesOf(received, data.stepMs),
      peakSent: greatest(sent),
      peakReceived: greatest(received),
    })
  }
  return rows
}

/** Bytes moved at these rates; null when none of them is known. */
export function bytesOf(rates: readonly (number | null)[], stepMs: number): number | null {
  const known = rates.filter((rate) => rate !== null)
  if (known.length === 0) return null
  return known.reduce((sum, rate) => sum + rate, 0) * (stepMs / 1000)
}
