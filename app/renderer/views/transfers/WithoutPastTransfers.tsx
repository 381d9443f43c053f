import { Copy } from 'lucide-react'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { useLate } from '../../components/use-late.ts'
import { displayText } from '../../format/display-text.ts'
import { useActions, useServer, useStores, useUi } from '../../stores/dashboard-context.tsx'
import type { HistoryPages } from '../../stores/history-pages.ts'
import { isFilterEmpty, noTransferFilter } from '../../stores/transfer-filter.ts'
import { showScreen } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'

interface WithoutPastTransfersProps {
  readonly tab: 'history' | 'failed' | 'changes'
  readonly pages: Pick<HistoryPages<unknown>, 'phase' | 'problem'>
  readonly onRetry: () => void
}

/** What stands where there are no rows: why, and the one next thing to do. */
export function WithoutPastTransfers({ tab, pages, onRetry }: WithoutPastTransfersProps) {
  const stores = useStores()
  const isUnfiltered = useUi((state) => isFilterEmpty(state.transferFilter))
  const isLate = useLate(pages.phase === 'loading')

  if (pages.phase === 'failed') {
    return (
      <EmptyState title={t('transfers:state.notFound')}>
        <p role="alert">{displayText(pages.problem ?? '')}</p>
        <Button onClick={onRetry}>{t('transfers:tryAgain')}</Button>
      </EmptyState>
    )
  }
  if (pages.phase === 'loading') {
    return (
      <div className="history-waiting" role="status">
        {isLate && t('transfers:looking')}
      </div>
    )
  }
  if (!isUnfiltered) {
    return (
      <EmptyState title={t('transfers:empty.noMatch')}>
        <p>{t('transfers:empty.noMatchHint')}</p>
        <Button onClick={() => stores.ui.setState({ transferFilter: noTransferFilter })}>
          {t('transfers:filter.clear')}
        </Button>
      </EmptyState>
    )
  }
  if (tab === 'changes') {
    return (
      <EmptyState title={t('transfers:empty.changes')}>
        <p>{t('transfers:empty.changesHint')}</p>
      </EmptyState>
    )
  }
  if (tab === 'failed') {
    return (
      <EmptyState title={t('transfers:empty.failed')}>
        <p>{t('transfers:empty.failedHint')}</p>
        <Button onClick={() => stores.ui.setState({ transfersTab: 'history' })}>
          {t('transfers:empty.showHistory')}
        </Button>
      </EmptyState>
    )
  }
  return <NothingMovedYet />
}

/** Before the first transfer: the address somebody needs for it, where there is one. */
function NothingMovedYet() {
  const stores = useStores()
  const actions = useActions()
  const address = useServer(({ server }) =>
    server.phase === 'running' ? server.addresses[0]?.url : undefined,
  )
  return (
    <EmptyState title={t('transfers:empty.history')}>
      <p>{t('transfers:empty.historyHint')}</p>
      {address === undefined ? (
        <Button onClick={() => stores.ui.setState(showScreen('connections'))}>
          {t('transfers:empty.connections')}
        </Button>
      ) : (
        <Button icon={Copy} onClick={() => void actions.copy(address, t('transfers:empty.address'))}>
          {t('transfers:empty.copyAddress')}
        </Button>
      )}
    </EmptyState>
  )
}
