import { ArrowDown, ArrowUp } from 'lucide-react'
import type { PastTransfer } from '../../../preload/contract/wire-history.ts'
import { formatBytes } from '../../format/bytes.ts'
import { displayText } from '../../format/display-text.ts'
import { formatElapsed } from '../../format/elapsed.ts'
import { resultWord } from '../../format/result-words.ts'
import { formatTimeOfDay } from '../../format/time-of-day.ts'
import { currentLocale, t } from '../../texts/texts.ts'

/** As many of each as main tells. */
export const maxTold = 500

/** The transfers of a past session, the newest first. */
export function PastSessionTransfers({ transfers }: { transfers: readonly PastTransfer[] }) {
  if (transfers.length === 0) return <p className="quiet">{t('transfers:session.noTransfers')}</p>
  return (
    <>
      {transfers.length >= maxTold && (
        <p className="meta">{t('transfers:session.cut', { shown: maxTold })}</p>
      )}
      <ul className="past-entries" aria-label={t('transfers:session.transfers')}>
        {transfers.toReversed().map((transfer) => (
          <Transfer key={transfer.key} transfer={transfer} />
        ))}
      </ul>
    </>
  )
}

function Transfer({ transfer }: { transfer: PastTransfer }) {
  const { direction, path, startedAt, bytes, durationMs, result, detail, storedPath, hash } = transfer
  const Icon = direction === 'download' ? ArrowDown : ArrowUp
  const word = resultWord(result)
  const amount = formatBytes(bytes)
  return (
    <li>
      <span className="past-entry-what">{displayText(path)}</span>
      <span className="past-entry-facts quiet">
        <Icon size={14} aria-hidden="true" />
        {t(`transfers:direction.${direction}`)}, {formatTimeOfDay(startedAt, currentLocale())},{' '}
        {durationMs === null
          ? amount
          : t('transfers:session.amountIn', { bytes: amount, time: formatElapsed(durationMs) })}
      </span>
      <span className={result === 'done' || result === null ? 'quiet' : 'past-entry-failed'}>
        {detail === null
          ? word
          : t('transfers:session.failedWith', { result: word, detail: displayText(detail) })}
      </span>
      {storedPath !== null && (
        <span className="past-entry-what quiet">
          {t('transfers:session.storedAs', { path: displayText(storedPath) })}
        </span>
      )}
      {hash !== null && (
        <span className="past-entry-what mono quiet">
          {displayText(hash.algorithm)} {displayText(hash.value)}
        </span>
      )}
    </li>
  )
}
