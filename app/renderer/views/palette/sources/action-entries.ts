import {
  Ban,
  Copy,
  Download,
  FolderPlus,
  Keyboard,
  Play,
  QrCode,
  ScrollText,
  Square,
  Stethoscope,
  TriangleAlert,
  Unplug,
  UserPlus,
  UsersRound,
} from 'lucide-react'
import type { Dashboard } from '../../../stores/dashboard-context.tsx'
import { type Destination, goTo } from '../../../stores/ui-store.ts'
import { t } from '../../../texts/texts.ts'
import { connectDrawer } from '../../connect/connect-drawer.ts'
import { openProblems, openSelfCheck } from '../../diagnosis/open-drawers.ts'
import { keyWords } from '../../frame/key-words.ts'
import { stopServer } from '../../frame/stop-server.ts'
import type { PaletteEntry } from '../palette-entry.ts'
import { askToStop } from '../stop-requests.ts'

const section = 'actions'

/** What can be done to the server, to everybody, and what can be added or taken out. */
export function actionEntries(dashboard: Dashboard): readonly PaletteEntry[] {
  const { stores, actions } = dashboard
  const to =
    (destination: Destination): (() => void) =>
    () =>
      stores.ui.setState(goTo({ drawer: { kind: 'closed' }, ...destination }))
  const action = (
    name: string,
    label: string,
    icon: PaletteEntry['icon'],
    run: () => void,
    rest: Pick<PaletteEntry, 'keyHint' | 'isDanger'> = {},
  ): PaletteEntry => ({ id: `action-${name}`, section, label, icon, run, ...rest })

  return [
    ...serverEntries(dashboard),
    action('connect', t('connect:open'), QrCode, () => stores.ui.setState(goTo({ drawer: connectDrawer() }))),
    action('self-check', t('diagnosis:check.title'), Stethoscope, () => stores.ui.setState(openSelfCheck())),
    action('problems', t('diagnosis:panel.open'), TriangleAlert, () => stores.ui.setState(openProblems())),
    action('add-share', t('frame:palette.addShare'), FolderPlus, () => void actions.chooseFolder()),
    action(
      'add-user',
      t('frame:palette.addUser'),
      UserPlus,
      to({ screen: 'users', peopleTab: 'users', drawer: { kind: 'new-user' } }),
    ),
    action(
      'add-group',
      t('frame:palette.addGroup'),
      UsersRound,
      to({ screen: 'users', peopleTab: 'groups', drawer: { kind: 'new-group' } }),
    ),
    action('block', t('frame:palette.blockAddress'), Ban, to({ screen: 'security', securityTab: 'blocked' })),
    action(
      'export-settings',
      t('frame:palette.exportSettings'),
      Download,
      to({ screen: 'settings', settingsGroup: 'data' }),
    ),
    action(
      'export-history',
      t('frame:palette.exportHistory'),
      Download,
      to({ screen: 'transfers', transfersTab: 'history' }),
    ),
    action('logs', t('frame:palette.openLogs'), ScrollText, to({ screen: 'logs' })),
    action('keys', t('frame:palette.keys'), Keyboard, () => stores.ui.setState({ overlay: 'keys' }), {
      keyHint: keyWords('F1'),
    }),
  ]
}

function serverEntries(dashboard: Dashboard): readonly PaletteEntry[] {
  const { stores, actions } = dashboard
  const { phase, addresses } = stores.server.getState().server
  const { aliveCount } = stores.sessions.getState()
  const [first] = addresses
  const entries: PaletteEntry[] = []
  if (phase === 'running') {
    entries.push({
      id: 'action-stop-server',
      section,
      label: t('frame:palette.stopServer'),
      icon: Square,
      keyHint: keyWords('mod', 'shift', 'S'),
      run: () => stopServer(dashboard),
    })
  } else if (phase === 'stopped' || phase === 'problem') {
    entries.push({
      id: 'action-start-server',
      section,
      label: t('frame:palette.startServer'),
      icon: Play,
      keyHint: keyWords('mod', 'shift', 'S'),
      run: () => void actions.startServer(),
    })
  }
  if (aliveCount > 0) {
    entries.push({
      id: 'action-disconnect-all',
      section,
      label: t('frame:palette.disconnectAll'),
      icon: Unplug,
      isDanger: true,
      run: () =>
        askToStop(dashboard, {
          target: { everybody: true },
          title: t('frame:palette.disconnectTitle', { count: aliveCount }),
          wish: 'disconnect',
        }),
    })
  }
  if (first !== undefined) {
    entries.push({
      id: 'action-copy-address',
      section,
      label: t('frame:palette.copyAddress'),
      detail: first.url,
      icon: Copy,
      run: () => void actions.copy(first.url, t('frame:address.what')),
    })
  }
  return entries
}
