import type { ThroughputWindow, WireThroughput } from '../../../preload/contract/calls/overview-calls.ts'
import { formatBytes } from '../../format/bytes.ts'
import { formatRate } from '../../format/rate.ts'
import { t } from '../../texts/texts.ts'
import { greatest } from './chart-scale.ts'
import { bytesOf } from './chart-table.ts'

/** Says how long ago a mark of the axis is, in minutes or hours; the last one is now. */
export function agoWords(seconds: number, window: ThroughputWindow): string {
  if (seconds === 0) return t('overview:throughput.now')
  const amount = -seconds / (window === '24h' ? 3_600 : 60)
  const rounded = Math.round(amount * 10) / 10
  return window === '24h'
    ? t('overview:throughput.hoursAgo', { amount: rounded })
    : t('overview:throughput.minutesAgo', { amount: rounded })
}

/** The curve in a sentence or two. */
export function throughputSummary(
  { sent, received, stepMs }: WireThroughput,
  window: ThroughputWindow,
): string {
  const span = t(`overview:throughput.span.${window}`)
  const sentBytes = bytesOf(sent, stepMs)
  const receivedBytes = bytesOf(received, stepMs)
  if (sentBytes === null || receivedBytes === null) return t('overview:throughput.allStopped', { span })
  if (sentBytes === 0 && receivedBytes === 0) return t('overview:throughput.nothing', { span })
  return t('overview:throughput.summary', {
    span,
    sent: formatBytes(sentBytes),
    peakSent: formatRate(greatest(sent)),
    received: formatBytes(receivedBytes),
    peakReceived: formatRate(greatest(received)),
  })
}
