import { useCallback, useMemo, useState } from 'react'
import type { PastTransfer } from '../../../preload/contract/wire-history.ts'
import { VirtualGrid } from '../../components/VirtualGrid.tsx'
import { displayText } from '../../format/display-text.ts'
import { splitVirtualPath } from '../../format/virtual-name.ts'
import { useActions, useStores, useUi } from '../../stores/dashboard-context.tsx'
import { historyFilterOf } from '../../stores/transfer-filter.ts'
import { openDrawer } from '../../stores/ui-store.ts'
import { useHistoryPages } from '../../stores/use-history-pages.ts'
import { t } from '../../texts/texts.ts'
import { NewEntries } from './HistoryStatus.tsx'
import { PastCells } from './PastCells.tsx'
import { shownUser } from './session-words.ts'
import { TransferFilterBar } from './TransferFilterBar.tsx'
import { TransferMenu } from './TransferMenu.tsx'
import { TransferTotalsLine } from './TransferTotalsLine.tsx'
import { useRowHeight } from './use-row-height.ts'
import { WithoutPastTransfers } from './WithoutPastTransfers.tsx'

interface OpenMenu {
  readonly transfer: PastTransfer
  readonly at: { readonly x: number; readonly y: number }
}

/** What was moved before, filtered by main and read page by page. */
export function PastTransferList({ tab }: { tab: 'history' | 'failed' }) {
  const stores = useStores()
  const actions = useActions()
  const draft = useUi((state) => state.transferFilter)
  const filter = useMemo(() => historyFilterOf(draft, tab, Date.now()), [draft, tab])
  const ask = useCallback(
    (page: { before: number | null; limit: number }) => actions.findTransfers({ ...page, filter }),
    [actions, filter],
  )
  const { pages, loadMore, reload } = useHistoryPages(ask)
  // What still runs is under Active.
  const rows = useMemo(() => pages.entries.filter(({ result }) => result !== null), [pages.entries])
  const rowHeightPx = useRowHeight()
  const openKey = useUi(({ drawer }) => (drawer.kind === 'past-session' ? drawer.key : null))
  const [menu, setMenu] = useState<OpenMenu | null>(null)
  const closeMenu = useCallback(() => setMenu(null), [])

  return (
    <>
      <TransferFilterBar tab={tab} filter={filter} />
      {rows.length > 0 ? (
        <div className="history-list">
          <NewEntries pages={pages} onShow={reload} />
          <VirtualGrid
            label={t(`transfers:list.${tab}`)}
            className="transfers-past"
            columns={[
              { head: t('transfers:column.direction') },
              { head: t('transfers:column.file') },
              { head: t('transfers:column.user') },
              { head: t('transfers:column.size'), className: 'number' },
              { head: t('transfers:column.speed'), className: 'number wide' },
              { head: t('transfers:column.took'), className: 'number wide' },
              { head: t('transfers:column.started'), className: 'number' },
              { head: t('transfers:column.result') },
              { head: t('transfers:column.actions'), isHeadHidden: true },
            ]}
            rows={rows}
            keyOf={keyOf}
            nameOf={nameOf}
            Cells={PastCells}
            rowHeightPx={rowHeightPx}
            openKey={rows.find(({ sessionKey }) => sessionKey === openKey)?.key.toString() ?? null}
            onOpen={({ sessionKey }) =>
              stores.ui.setState(openDrawer({ kind: 'past-session', key: sessionKey }))
            }
            onMenu={(transfer, at) => setMenu({ transfer, at })}
            onNearEnd={pages.next === null ? undefined : loadMore}
          />
        </div>
      ) : (
        <WithoutPastTransfers tab={tab} pages={pages} onRetry={reload} />
      )}
      <TransferTotalsLine filter={filter} pages={pages} hasRows={rows.length > 0} />
      {menu !== null && <TransferMenu tab={tab} transfer={menu.transfer} at={menu.at} onClose={closeMenu} />}
    </>
  )
}

const keyOf = ({ key }: PastTransfer): string => String(key)

const nameOf = ({ direction, path, userName }: PastTransfer): string =>
  t('transfers:rowName', {
    direction: t(`transfers:direction.${direction}`),
    file: displayText(splitVirtualPath(path).name),
    user: shownUser(userName),
  })
