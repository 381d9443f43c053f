import { type ReactNode, useEffect } from 'react'
import { useServer, useSettings, useUi } from '../../stores/dashboard-context.tsx'
import type { Screen } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { CertificatesView } from '../certificates/CertificatesView.tsx'
import { ConnectionsView } from '../connections/ConnectionsView.tsx'
import { ConsoleView } from '../console/ConsoleView.tsx'
import { UnsavedQuestion } from '../editing/UnsavedQuestion.tsx'
import { LogsView } from '../logs/LogsView.tsx'
import { OverviewView } from '../overview/OverviewView.tsx'
import { SecurityView } from '../security/SecurityView.tsx'
import { SettingsView } from '../settings/SettingsView.tsx'
import { SharesView } from '../shares/SharesView.tsx'
import { TransfersView } from '../transfers/TransfersView.tsx'
import { UsersView } from '../users/UsersView.tsx'
import { useIsWelcoming } from '../welcome/use-is-welcoming.ts'
import { WelcomeView } from '../welcome/WelcomeView.tsx'
import { Announcer } from './Announcer.tsx'
import { DrawerHost } from './DrawerHost.tsx'
import { DropZone } from './DropZone.tsx'
import { Notices } from './Notices.tsx'
import { Overlays } from './Overlays.tsx'
import { Rail } from './Rail.tsx'
import { Toasts } from './Toasts.tsx'
import { TopBar } from './TopBar.tsx'
import { useShortcuts } from './use-shortcuts.ts'
import './frame.css'

const views: Readonly<Record<Screen, () => ReactNode>> = {
  overview: OverviewView,
  connections: ConnectionsView,
  transfers: TransfersView,
  shares: SharesView,
  users: UsersView,
  certificates: CertificatesView,
  security: SecurityView,
  logs: LogsView,
  console: ConsoleView,
  settings: SettingsView,
}

/** Everything around a screen. Nothing is shown as fact before the first snapshot. */
export function Frame() {
  const isLoaded = useServer((state) => state.isLoaded)
  const feed = useServer((state) => state.feed)
  const { theme, density } = useSettings((state) => state.appearance)
  const screen = useUi((state) => state.screen)
  const isWelcoming = useIsWelcoming()
  useShortcuts()
  useEffect(() => {
    document.documentElement.dataset.theme = theme
    document.documentElement.dataset.density = density
  }, [theme, density])

  if (!isLoaded) {
    return <p className="frame-waiting">{feed === 'lost' ? t('frame:waiting') : ''}</p>
  }
  if (isWelcoming) {
    return (
      <div className="frame-body welcome-window">
        <WelcomeView />
        <Toasts />
        <DropZone />
      </div>
    )
  }
  const View = views[screen]
  return (
    <div className="frame">
      <Rail />
      <div className="frame-body">
        <TopBar />
        <Notices />
        <div className="frame-work">
          <main className="frame-main" data-testid="dashboard" data-region="screen">
            <View />
          </main>
          <DrawerHost />
        </div>
        <Toasts />
      </div>
      <DropZone />
      <UnsavedQuestion />
      <Overlays />
      <Announcer />
    </div>
  )
}
