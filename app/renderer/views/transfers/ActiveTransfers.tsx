import { CircleStop, Copy, FolderOpen, PanelRight } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useShallow } from 'zustand/shallow'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Menu } from '../../components/Menu.tsx'
import { VirtualGrid } from '../../components/VirtualGrid.tsx'
import { displayText } from '../../format/display-text.ts'
import { splitVirtualPath } from '../../format/virtual-name.ts'
import { useActions, useSessions, useShares, useStores, useUi } from '../../stores/dashboard-context.tsx'
import { selectMovingIds } from '../../stores/select-sessions.ts'
import { openDrawer } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { ActiveCells } from './ActiveCells.tsx'
import { shownUser } from './session-words.ts'
import { shareOfPath } from './share-of-path.ts'
import { useRowHeight } from './use-row-height.ts'

interface OpenMenu {
  readonly id: string
  readonly at: { readonly x: number; readonly y: number }
}

/** Every transfer that runs. The list knows sessions' ids only; each row reads its own and is painted alone. */
export function ActiveTransfers() {
  const stores = useStores()
  const actions = useActions()
  const ids = useSessions(useShallow(selectMovingIds))
  const rowHeightPx = useRowHeight()
  const openId = useUi(({ drawer }) => (drawer.kind === 'session' ? drawer.id : null))
  const [menu, setMenu] = useState<OpenMenu | null>(null)
  const closeMenu = useCallback(() => setMenu(null), [])
  const open = (id: string) => stores.ui.setState(openDrawer({ kind: 'session', id }))
  const abort = (id: string) => void actions.abortTransfers([id])

  const nameOf = (id: string): string => {
    const session = stores.sessions.getState().byId.get(id)
    if (session?.transfer == null) return ''
    const { direction, path } = session.transfer
    return t('transfers:rowName', {
      direction: t(`transfers:direction.${direction}`),
      file: displayText(splitVirtualPath(path).name),
      user: shownUser(session.userName),
    })
  }

  if (ids.length === 0) {
    return (
      <EmptyState title={t('transfers:empty.active')}>
        <p>{t('transfers:empty.activeHint')}</p>
        <Button onClick={() => stores.ui.setState({ transfersTab: 'history' })}>
          {t('transfers:empty.showHistory')}
        </Button>
      </EmptyState>
    )
  }
  return (
    <>
      <VirtualGrid
        label={t('transfers:list.active')}
        className="transfers-active"
        columns={[
          { head: t('transfers:column.direction') },
          { head: t('transfers:column.file') },
          { head: t('transfers:column.user') },
          { head: t('transfers:column.progress') },
          { head: t('transfers:column.size'), className: 'number wide' },
          { head: t('transfers:column.speed'), className: 'number' },
          { head: t('transfers:column.timeLeft'), className: 'number' },
          { head: t('transfers:column.started'), className: 'number wide' },
          { head: t('transfers:column.actions'), isHeadHidden: true },
        ]}
        rows={ids}
        keyOf={sameId}
        nameOf={nameOf}
        Cells={ActiveCells}
        rowHeightPx={rowHeightPx}
        openKey={openId}
        onOpen={open}
        onMenu={(id, at) => setMenu({ id, at })}
        onKey={(key, id) => {
          if (key.toLowerCase() !== 'a') return false
          abort(id)
          return true
        }}
      />
      {menu !== null && <ActiveMenu menu={menu} name={nameOf(menu.id)} onClose={closeMenu} />}
    </>
  )
}

const sameId = (id: string): string => id

interface ActiveMenuProps {
  readonly menu: OpenMenu
  readonly name: string
  readonly onClose: () => void
}

function ActiveMenu({ menu: { id, at }, name, onClose }: ActiveMenuProps) {
  const stores = useStores()
  const actions = useActions()
  const path = useSessions((state) => state.byId.get(id)?.transfer?.path)
  const share = useShares((state) => (path === undefined ? undefined : shareOfPath(state.shares, path)))
  return (
    <Menu
      label={name}
      at={at}
      onClose={onClose}
      groups={[
        [
          {
            label: t('transfers:action.openSession'),
            icon: PanelRight,
            keyHint: 'Enter',
            run: () => stores.ui.setState(openDrawer({ kind: 'session', id })),
          },
        ],
        [
          {
            label: t('transfers:action.abort'),
            icon: CircleStop,
            keyHint: 'A',
            isDisabled: path === undefined,
            run: () => void actions.abortTransfers([id]),
          },
        ],
        [
          {
            label: t('transfers:action.copyPath'),
            icon: Copy,
            isDisabled: path === undefined,
            run: () => void actions.copy(path ?? '', t('transfers:action.path')),
          },
          ...(share === undefined
            ? []
            : [
                {
                  label: t('transfers:action.openShare'),
                  icon: FolderOpen,
                  run: () => void actions.revealShare(share.id),
                },
              ]),
        ],
      ]}
    />
  )
}
