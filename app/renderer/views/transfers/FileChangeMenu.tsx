import { Copy, History, PanelRight } from 'lucide-react'
import type { Activity } from '../../../preload/contract/wire-history.ts'
import { Menu, type MenuItem } from '../../components/Menu.tsx'
import { useActions, useStores } from '../../stores/dashboard-context.tsx'
import { noTransferFilter } from '../../stores/transfer-filter.ts'
import { openDrawer } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { activityWords } from './session-words.ts'

interface FileChangeMenuProps {
  readonly change: Activity
  readonly at: { readonly x: number; readonly y: number }
  readonly onClose: () => void
}

/** The ways on from a change: its session, everything else that happened to the same path, and the path itself. */
export function FileChangeMenu({ change, at, onClose }: FileChangeMenuProps) {
  const stores = useStores()
  const actions = useActions()
  const { sessionKey, path } = change
  const session: MenuItem[] =
    sessionKey === null
      ? []
      : [
          {
            label: t('transfers:action.openSession'),
            icon: PanelRight,
            keyHint: 'Enter',
            run: () => stores.ui.setState(openDrawer({ kind: 'past-session', key: sessionKey })),
          },
        ]
  const place: MenuItem[] =
    path === null
      ? []
      : [
          {
            label: t('transfers:action.transfersOf'),
            icon: History,
            run: () =>
              stores.ui.setState({
                transfersTab: 'history',
                transferFilter: { ...noTransferFilter, path },
              }),
          },
          {
            label: t('transfers:action.copyPath'),
            icon: Copy,
            run: () => void actions.copy(path, t('transfers:action.path')),
          },
        ]
  return (
    <Menu
      label={activityWords(change)}
      at={at}
      onClose={onClose}
      groups={[session, place].filter(({ length }) => length > 0)}
    />
  )
}
