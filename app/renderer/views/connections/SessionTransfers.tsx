import type { WireSessionDetail, WireSessionTransfer } from '../../../preload/contract/wire-sessions.ts'
import { formatBytes } from '../../format/bytes.ts'
import { displayText } from '../../format/display-text.ts'
import { formatElapsed } from '../../format/elapsed.ts'
import { formatTimeOfDay } from '../../format/time-of-day.ts'
import { tHost } from '../../texts/host-texts.ts'
import { t } from '../../texts/texts.ts'

/** Transfers of one session, the newest first. */
export function SessionTransfers({ detail }: { detail: WireSessionDetail | null }) {
  const transfers = detail === null ? [] : [...detail.transfers].reverse()
  if (transfers.length === 0) return <p className="quiet">{t('connections:transfers.none')}</p>
  return (
    <ul className="session-transfers" aria-label={t('connections:transfers.label')}>
      {transfers.map((transfer) => (
        <li key={transfer.id}>
          <span className="session-transfer-path">{displayText(transfer.path)}</span>
          <span className="session-transfer-facts quiet">
            {t(`connections:transfers.kind.${transfer.kind}`)}, {formatTimeOfDay(transfer.startedAt)},{' '}
            {amountOf(transfer)}
          </span>
          <span className={transfer.isFailed ? 'session-transfer-failed' : 'quiet'}>
            {outcomeOf(transfer)}
          </span>
        </li>
      ))}
    </ul>
  )
}

function outcomeOf({ outcome, storedPath }: WireSessionTransfer): string {
  const words = outcome === null ? t('connections:transfers.running') : displayText(tHost(outcome))
  return storedPath === null
    ? words
    : t('connections:transfers.storedAs', { outcome: words, path: displayText(storedPath) })
}

function amountOf({ bytes, totalBytes, durationMs }: WireSessionTransfer): string {
  const amount =
    durationMs === null && totalBytes !== null
      ? t('connections:fact.amountOf', { bytes: formatBytes(bytes), total: formatBytes(totalBytes) })
      : formatBytes(bytes)
  return durationMs === null
    ? amount
    : t('connections:transfers.amountIn', { amount, time: formatElapsed(durationMs) })
}
