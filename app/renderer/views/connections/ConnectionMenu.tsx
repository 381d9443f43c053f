import { Ban, CircleStop, Copy, FileText, PanelRight, Unplug, Users, UserX } from 'lucide-react'
import { useShallow } from 'zustand/shallow'
import type { WireSession } from '../../../preload/contract/wire-sessions.ts'
import { Menu, type MenuItem } from '../../components/Menu.tsx'
import { formatPeer } from '../../format/address.ts'
import { displayText } from '../../format/display-text.ts'
import { useSessions, useStores, useUi } from '../../stores/dashboard-context.tsx'
import { type OpenMenu, openDrawer } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import type { StopCommands } from './use-stop-commands.ts'

interface ConnectionMenuProps {
  readonly menu: OpenMenu
  readonly commands: StopCommands
  readonly onClose: () => void
}

/** Everything that can be done to one connection, or to the selected ones. */
export function ConnectionMenu({ menu: { ids, at }, commands, onClose }: ConnectionMenuProps) {
  const stores = useStores()
  const sessions = useSessions(useShallow((state) => ids.flatMap((id) => state.byId.get(id) ?? [])))
  const alive = sessions.filter(({ endedAt }) => endedAt === null)
  const [only] = sessions.length === 1 ? sessions : []
  const userNames = new Set(alive.flatMap(({ userName }) => userName ?? []))
  const [userName] = userNames
  const disableLabel =
    userNames.size > 1
      ? t('connections:action.disableUsers', { count: userNames.size })
      : userName === undefined
        ? t('connections:action.disableUser')
        : t('connections:action.disableNamed', { user: displayText(userName) })

  const isShown = useUi(({ drawer }) => drawer.kind === 'session' && drawer.id === only?.id)

  const about: MenuItem[] =
    only === undefined || isShown
      ? []
      : [
          {
            label: t('connections:action.details'),
            icon: PanelRight,
            keyHint: 'Enter',
            run: () => stores.ui.setState(openDrawer({ kind: 'session', id: only.id })),
          },
        ]
  const stop: MenuItem[] = [
    {
      label: t('connections:action.abortTransfer'),
      icon: CircleStop,
      keyHint: 'A',
      isDisabled: !alive.some(({ transfer }) => transfer !== null),
      run: () => commands.abort(ids),
    },
    {
      label: t('connections:action.disconnect'),
      icon: Unplug,
      keyHint: 'K',
      tone: 'danger',
      isDisabled: alive.length === 0,
      run: () => commands.disconnect(ids),
    },
    {
      label: t(alive.length === 0 ? 'connections:action.block' : 'connections:action.disconnectBlock'),
      icon: Ban,
      keyHint: 'B',
      tone: 'danger',
      run: () => commands.ask(ids, 'block'),
    },
    {
      label: disableLabel,
      icon: UserX,
      tone: 'danger',
      isDisabled: userNames.size === 0,
      run: () => commands.ask(ids, 'disable'),
    },
  ]
  const copy: MenuItem[] = [
    { label: t('connections:action.copyAddress'), icon: Copy, run: () => commands.copy(ids, 'address') },
    {
      label: t('connections:action.copyConnections', { count: sessions.length }),
      icon: FileText,
      run: () => commands.copy(ids, 'connections'),
    },
  ]
  const label = only === undefined ? t('connections:group.count', { count: sessions.length }) : whoIs(only)
  return (
    <Menu
      label={label}
      at={at}
      groups={[about, stop, useWiderItems(only, commands), copy]}
      onClose={onClose}
    />
  )
}

function whoIs({ userName, peerAddress }: WireSession): string {
  const address = formatPeer(peerAddress)
  return userName === null ? address : t('connections:who.user', { user: displayText(userName), address })
}

/** What goes beyond this connection; only where there is more than it. */
function useWiderItems(session: WireSession | undefined, commands: StopCommands): MenuItem[] {
  const [ofUser, fromAddress] = useSessions(
    useShallow((state) => {
      const all = [...state.byId.values()].filter(({ endedAt }) => endedAt === null)
      return [
        all.filter(({ userName }) => userName !== null && userName === session?.userName).length,
        all.filter(({ peerAddress }) => peerAddress === session?.peerAddress).length,
      ] as const
    }),
  )
  if (session === undefined) return []
  const items: MenuItem[] = []
  if (ofUser > 1) {
    items.push({
      label: t('connections:action.allOfUser', {
        count: ofUser,
        user: displayText(session.userName ?? ''),
      }),
      icon: Users,
      tone: 'danger',
      run: () => commands.askAll(session.id, 'user'),
    })
  }
  if (fromAddress > 1) {
    items.push({
      label: t('connections:action.allFrom', {
        count: fromAddress,
        address: formatPeer(session.peerAddress),
      }),
      icon: Users,
      tone: 'danger',
      run: () => commands.askAll(session.id, 'address'),
    })
  }
  return items
}
