import {
  ArrowDownUp,
  Cable,
  FileBadge,
  FolderOpen,
  LayoutDashboard,
  type LucideIcon,
  ScrollText,
  Settings,
  Shield,
  SquareTerminal,
  Users,
} from 'lucide-react'
import { BrandMark } from '../../components/BrandMark.tsx'
import { useSecurity, useServer, useSessions, useStores, useUi } from '../../stores/dashboard-context.tsx'
import { countUnseenBans } from '../../stores/security-store.ts'
import { selectMovingIds } from '../../stores/select-sessions.ts'
import { type Screen, screens, showScreen } from '../../stores/ui-store.ts'
import './rail.css'

const entries: Readonly<Record<Screen, { readonly label: string; readonly icon: LucideIcon }>> = {
  overview: { label: 'Overview', icon: LayoutDashboard },
  connections: { label: 'Connections', icon: Cable },
  transfers: { label: 'Transfers', icon: ArrowDownUp },
  shares: { label: 'Shares', icon: FolderOpen },
  users: { label: 'Users', icon: Users },
  certificates: { label: 'Certificates', icon: FileBadge },
  security: { label: 'Security', icon: Shield },
  logs: { label: 'Logs', icon: ScrollText },
  console: { label: 'Console', icon: SquareTerminal },
  settings: { label: 'Settings', icon: Settings },
}

/** The screens, always in sight; only icons where the window is narrow. */
export function Rail() {
  const stores = useStores()
  const screen = useUi((state) => state.screen)
  const aliveCount = useSessions((state) => state.aliveCount)
  const movingCount = useSessions((state) => selectMovingIds(state).length)
  const unseenBans = useSecurity(countUnseenBans)
  const appVersion = useServer((state) => state.appVersion)
  return (
    <div className="rail">
      <div className="rail-brand">
        <BrandMark />
        <span className="rail-word">Portside</span>
      </div>
      <nav aria-label="Main" className="rail-entries">
        {screens.map((name) => {
          const { label, icon: Icon } = entries[name]
          return (
            <button
              key={name}
              type="button"
              className="rail-entry"
              title={label}
              aria-label={name === 'security' && unseenBans > 0 ? `${label}, ${unseenBans} new` : label}
              aria-current={name === screen ? 'page' : undefined}
              onClick={() => stores.ui.setState(showScreen(name))}
            >
              <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
              <span className="rail-label">{label}</span>
              {name === 'connections' && <Badge count={aliveCount} />}
              {name === 'transfers' && <Badge count={movingCount} />}
              {name === 'security' && <Badge count={unseenBans} />}
            </button>
          )
        })}
      </nav>
      <p className="rail-version meta">Version {appVersion}</p>
    </div>
  )
}

function Badge({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <span className="rail-badge" aria-hidden="true">
      {count > 999 ? '999+' : count}
    </span>
  )
}
