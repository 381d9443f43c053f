import type { WireSessionDetail, WireSessionTransfer } from '../../../preload/contract/wire-sessions.ts'
import { formatBytes } from '../../format/bytes.ts'
import { displayText } from '../../format/display-text.ts'
import { formatElapsed } from '../../format/elapsed.ts'
import { formatTimeOfDay } from '../../format/time-of-day.ts'

const kinds = { upload: 'Upload', download: 'Download', listing: 'Listing' } as const

/** Transfers of one session, the newest first. */
export function SessionTransfers({ detail }: { detail: WireSessionDetail | null }) {
  const transfers = detail === null ? [] : [...detail.transfers].reverse()
  if (transfers.length === 0) return <p className="quiet">No transfers yet.</p>
  return (
    <ul className="session-transfers" aria-label="Transfers">
      {transfers.map((transfer) => (
        <li key={transfer.id}>
          <span className="session-transfer-path">{displayText(transfer.path)}</span>
          <span className="session-transfer-facts quiet">
            {kinds[transfer.kind]}, {formatTimeOfDay(transfer.startedAt)}, {amountOf(transfer)}
          </span>
          <span className={transfer.isFailed ? 'session-transfer-failed' : 'quiet'}>
            {transfer.outcome === null ? 'Running' : displayText(transfer.outcome)}
            {transfer.storedPath !== null && `, stored as ${displayText(transfer.storedPath)}`}
          </span>
        </li>
      ))}
    </ul>
  )
}

function amountOf({ bytes, totalBytes, durationMs }: WireSessionTransfer): string {
  const amount =
    durationMs === null && totalBytes !== null
      ? `${formatBytes(bytes)} of ${formatBytes(totalBytes)}`
      : formatBytes(bytes)
  return durationMs === null ? amount : `${amount} in ${formatElapsed(durationMs)}`
}
