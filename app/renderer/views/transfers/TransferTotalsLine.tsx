import { useEffect, useState } from 'react'
import type { HistoryFilter, TransferTotals } from '../../../preload/contract/wire-history.ts'
import { useLate } from '../../components/use-late.ts'
import { formatBytes } from '../../format/bytes.ts'
import { useActions } from '../../stores/dashboard-context.tsx'
import type { HistoryPages } from '../../stores/history-pages.ts'
import { currentLocale, t } from '../../texts/texts.ts'

interface TransferTotalsLineProps {
  readonly filter: HistoryFilter
  readonly pages: HistoryPages<unknown>
  readonly hasRows: boolean
}

/** Sums over everything that passes the filter, and whether more rows are on their way. */
export function TransferTotalsLine({ filter, pages, hasRows }: TransferTotalsLineProps) {
  const actions = useActions()
  const [totals, setTotals] = useState<TransferTotals | null>(null)
  const isWaiting = pages.phase === 'loading' || pages.phase === 'growing'
  const isLate = useLate(hasRows && isWaiting)
  /** The sums are asked for whenever the list has begun anew. */
  const isFresh = pages.phase === 'loading'
  useEffect(() => {
    if (isFresh) return
    let isOpen = true
    void actions.sumTransfers({ filter }).then((outcome) => {
      if (isOpen) setTotals(outcome.ok ? outcome.value : null)
    })
    return () => {
      isOpen = false
    }
  }, [actions, filter, isFresh])

  if (!hasRows) return null
  return (
    <section className="transfer-totals" aria-label={t('transfers:totals.label')}>
      {totals !== null && <Totals totals={totals} />}
      <span className="transfer-totals-more" role="status">
        {isLate && t(`transfers:${pages.phase === 'growing' ? 'loadingMore' : 'looking'}`)}
        {pages.phase === 'failed' && pages.problem}
      </span>
    </section>
  )
}

function Totals({ totals }: { totals: TransferTotals }) {
  const shown = (count: number): string => new Intl.NumberFormat(currentLocale()).format(count)
  // What still runs is counted in main, and not listed here.
  const over = totals.done + totals.failed
  return (
    <>
      <strong>{t('transfers:totals.transfers', { count: over, shown: shown(over) })}</strong>
      {totals.done > 0 && totals.failed > 0 && (
        <>
          <span>{t('transfers:totals.done', { shown: shown(totals.done) })}</span>
          <span>{t('transfers:totals.failed', { shown: shown(totals.failed) })}</span>
        </>
      )}
      <span className="transfer-totals-bytes">
        <span className="quiet">{t('transfers:totals.sent')}</span> {formatBytes(totals.sentBytes)}
      </span>
      <span className="transfer-totals-bytes">
        <span className="quiet">{t('transfers:totals.received')}</span> {formatBytes(totals.receivedBytes)}
      </span>
    </>
  )
}
