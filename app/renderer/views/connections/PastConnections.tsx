import { Copy, ListFilter, PanelRight } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import type { PastSession } from '../../../preload/contract/wire-history.ts'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Menu } from '../../components/Menu.tsx'
import { useLate } from '../../components/use-late.ts'
import { VirtualGrid } from '../../components/VirtualGrid.tsx'
import { formatPeer } from '../../format/address.ts'
import { displayText } from '../../format/display-text.ts'
import { formatMoment } from '../../format/moment.ts'
import { useActions, useSettings, useStores, useUi } from '../../stores/dashboard-context.tsx'
import { noTransferFilter } from '../../stores/transfer-filter.ts'
import { goTo, openDrawer } from '../../stores/ui-store.ts'
import { type HistoryList, useHistoryPages } from '../../stores/use-history-pages.ts'
import { currentLocale, t } from '../../texts/texts.ts'
import { HistoryOff, HistoryStatus, NewEntries } from '../transfers/HistoryStatus.tsx'
import { shownUser } from '../transfers/session-words.ts'
import { useRowHeight } from '../transfers/use-row-height.ts'
import { PastConnectionCells } from './PastConnectionCells.tsx'
import { usePastFilter } from './use-past-filter.ts'

/** Who was connected before, read from main page by page. */
export function PastConnections() {
  const phase = useSettings((state) => state.history?.phase)
  const problem = useSettings((state) => state.history?.problem ?? null)
  if (phase === 'failed' || phase === 'temporary') return <HistoryStatus phase={phase} problem={problem} />
  return (
    <>
      {phase === 'off' && <HistoryOff />}
      <PastConnectionList />
    </>
  )
}

interface OpenMenu {
  readonly session: PastSession
  readonly at: { readonly x: number; readonly y: number }
}

function PastConnectionList() {
  const stores = useStores()
  const actions = useActions()
  const filter = usePastFilter()
  const ask = useCallback(
    (page: { before: number | null; limit: number }) => actions.findSessions({ ...page, filter }),
    [actions, filter],
  )
  const list = useHistoryPages(ask)
  const { pages, loadMore, reload } = list
  // Who is still there is in the list of now.
  const rows = useMemo(() => pages.entries.filter(({ endedAt }) => endedAt !== null), [pages.entries])
  const rowHeightPx = useRowHeight()
  const openKey = useUi(({ drawer }) => (drawer.kind === 'past-session' ? String(drawer.key) : null))
  const [menu, setMenu] = useState<OpenMenu | null>(null)
  const closeMenu = useCallback(() => setMenu(null), [])

  if (rows.length === 0) return <WithoutPastConnections list={list} />
  return (
    <div className="history-list">
      <NewEntries pages={pages} onShow={reload} />
      <VirtualGrid
        label={t('connections:past.list')}
        className="past-connections"
        columns={[
          { head: t('connections:past.user') },
          { head: t('connections:past.from') },
          { head: t('connections:past.why') },
          { head: t('connections:past.transfers'), className: 'number' },
          { head: t('connections:past.sent'), className: 'number total' },
          { head: t('connections:past.received'), className: 'number total' },
          { head: t('connections:past.started'), className: 'number' },
          { head: t('connections:past.lasted'), className: 'number' },
          { head: t('connections:past.security'), className: 'security' },
          { head: t('connections:past.actions'), isHeadHidden: true },
        ]}
        rows={rows}
        keyOf={keyOf}
        nameOf={nameOf}
        Cells={PastConnectionCells}
        rowHeightPx={rowHeightPx}
        openKey={openKey}
        onOpen={({ key }) => stores.ui.setState(openDrawer({ kind: 'past-session', key }))}
        onMenu={(session, at) => setMenu({ session, at })}
        onNearEnd={pages.next === null ? undefined : loadMore}
      />
      {menu !== null && <PastConnectionMenu {...menu} onClose={closeMenu} />}
    </div>
  )
}

const keyOf = ({ key }: PastSession): string => String(key)

const nameOf = ({ userName, address, startedAt }: PastSession): string =>
  t('connections:past.rowName', {
    user: shownUser(userName),
    address: formatPeer(address),
    started: formatMoment(startedAt, Date.now(), currentLocale()),
  })

function WithoutPastConnections({ list: { pages, reload } }: { list: HistoryList<PastSession> }) {
  const stores = useStores()
  const isFiltered = useUi(({ pastWho, pastPeriod }) => pastWho.trim() !== '' || pastPeriod.period === 'own')
  const isLate = useLate(pages.phase === 'loading')
  if (pages.phase === 'failed') {
    return (
      <EmptyState title={t('transfers:state.notFound')}>
        <p role="alert">{displayText(pages.problem ?? '')}</p>
        <Button onClick={reload}>{t('transfers:tryAgain')}</Button>
      </EmptyState>
    )
  }
  if (pages.phase === 'loading') return <p role="status">{isLate && t('transfers:looking')}</p>
  return (
    <EmptyState title={t(isFiltered ? 'connections:past.noMatch' : 'connections:past.empty')}>
      {!isFiltered && <p>{t('connections:past.emptyHint')}</p>}
      <Button onClick={() => stores.ui.setState(isFiltered ? { pastWho: '' } : { connectionsTime: 'now' })}>
        {t(isFiltered ? 'transfers:filter.clear' : 'connections:past.showNow')}
      </Button>
    </EmptyState>
  )
}

function PastConnectionMenu({ session, at, onClose }: OpenMenu & { readonly onClose: () => void }) {
  const stores = useStores()
  const actions = useActions()
  const { key, userName, address } = session
  const from = formatPeer(address)
  const showTransfers = (filter: { readonly user: string } | { readonly address: string }) =>
    stores.ui.setState(
      goTo({
        screen: 'transfers',
        drawer: { kind: 'closed' },
        transfersTab: 'history',
        transferFilter: { ...noTransferFilter, ...filter },
      }),
    )
  return (
    <Menu
      label={nameOf(session)}
      at={at}
      onClose={onClose}
      groups={[
        [
          {
            label: t('connections:past.details'),
            icon: PanelRight,
            keyHint: 'Enter',
            run: () => stores.ui.setState(openDrawer({ kind: 'past-session', key })),
          },
        ],
        [
          ...(userName === null
            ? []
            : [
                {
                  label: t('transfers:action.ofUser', { name: displayText(userName) }),
                  icon: ListFilter,
                  run: () => showTransfers({ user: userName }),
                },
              ]),
          {
            label: t('transfers:action.ofAddress', { name: from }),
            icon: ListFilter,
            run: () => showTransfers({ address }),
          },
        ],
        [
          {
            label: t('connections:past.copyAddress'),
            icon: Copy,
            run: () => void actions.copy(from, t('connections:past.address')),
          },
        ],
      ]}
    />
  )
}
