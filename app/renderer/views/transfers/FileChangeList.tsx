import { useCallback, useMemo, useState } from 'react'
import type { Activity } from '../../../preload/contract/wire-history.ts'
import { VirtualGrid } from '../../components/VirtualGrid.tsx'
import { useActions, useStores, useUi } from '../../stores/dashboard-context.tsx'
import { changeFilterOf } from '../../stores/transfer-filter.ts'
import { openDrawer } from '../../stores/ui-store.ts'
import { useHistoryPages } from '../../stores/use-history-pages.ts'
import { t } from '../../texts/texts.ts'
import { FileChangeCells } from './FileChangeCells.tsx'
import { FileChangeMenu } from './FileChangeMenu.tsx'
import { NewEntries } from './HistoryStatus.tsx'
import { activitySubject, activityWords } from './session-words.ts'
import { TransferFilterBar } from './TransferFilterBar.tsx'
import { useRowHeight } from './use-row-height.ts'
import { WithoutPastTransfers } from './WithoutPastTransfers.tsx'
import './file-changes.css'

interface OpenMenu {
  readonly change: Activity
  readonly at: { readonly x: number; readonly y: number }
}

/** What clients did to files and folders besides moving them: who deleted it, who renamed it, who was refused. */
export function FileChangeList() {
  const stores = useStores()
  const actions = useActions()
  const draft = useUi((state) => state.transferFilter)
  const filter = useMemo(() => changeFilterOf(draft, Date.now()), [draft])
  const ask = useCallback(
    (page: { before: number | null; limit: number }) => actions.findActivities({ ...page, filter }),
    [actions, filter],
  )
  const { pages, loadMore, reload } = useHistoryPages(ask)
  const rowHeightPx = useRowHeight()
  const openKey = useUi(({ drawer }) => (drawer.kind === 'past-session' ? drawer.key : null))
  const rows = pages.entries
  const [menu, setMenu] = useState<OpenMenu | null>(null)
  const closeMenu = useCallback(() => setMenu(null), [])

  return (
    <>
      <TransferFilterBar tab="changes" filter={filter} />
      {rows.length > 0 ? (
        <div className="history-list">
          <NewEntries pages={pages} onShow={reload} />
          <VirtualGrid
            label={t('transfers:list.changes')}
            className="transfers-changes"
            columns={[
              { head: t('transfers:column.change') },
              { head: t('transfers:column.file') },
              { head: t('transfers:column.user') },
              { head: t('transfers:column.when'), className: 'number' },
              { head: t('transfers:column.result') },
            ]}
            rows={rows}
            keyOf={keyOf}
            nameOf={nameOf}
            Cells={FileChangeCells}
            rowHeightPx={rowHeightPx}
            openKey={rows.find(({ sessionKey }) => sessionKey === openKey)?.key.toString() ?? null}
            onOpen={({ sessionKey }) => {
              if (sessionKey !== null)
                stores.ui.setState(openDrawer({ kind: 'past-session', key: sessionKey }))
            }}
            onMenu={(change, at) => setMenu({ change, at })}
            onNearEnd={pages.next === null ? undefined : loadMore}
          />
        </div>
      ) : (
        <WithoutPastTransfers tab="changes" pages={pages} onRetry={reload} />
      )}
      {menu !== null && <FileChangeMenu {...menu} onClose={closeMenu} />}
    </>
  )
}

const keyOf = ({ key }: Activity): string => String(key)

const nameOf = (activity: Activity): string => `${activityWords(activity)}: ${activitySubject(activity)}`
