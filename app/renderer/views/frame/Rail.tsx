import { Cable, FileBadge, FolderOpen, type LucideIcon, Settings, Users } from 'lucide-react'
import { BrandMark } from '../../components/BrandMark.tsx'
import { useServer, useSessions, useStores, useUi } from '../../stores/dashboard-context.tsx'
import { type Screen, screens, showScreen } from '../../stores/ui-store.ts'
import './rail.css'

const entries: Readonly<Record<Screen, { readonly label: string; readonly icon: LucideIcon }>> = {
  connections: { label: 'Connections', icon: Cable },
  shares: { label: 'Shares', icon: FolderOpen },
  users: { label: 'Users', icon: Users },
  certificates: { label: 'Certificates', icon: FileBadge },
  settings: { label: 'Settings', icon: Settings },
}

/** The screens, always in sight; only icons where the window is narrow. */
export function Rail() {
  const stores = useStores()
  const screen = useUi((state) => state.screen)
  const aliveCount = useSessions((state) => state.aliveCount)
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
              aria-label={label}
              aria-current={name === screen ? 'page' : undefined}
              onClick={() => stores.ui.setState(showScreen(name))}
            >
              <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
              <span className="rail-label">{label}</span>
              {name === 'connections' && aliveCount > 0 && (
                <span className="rail-badge" aria-hidden="true">
                  {aliveCount}
                </span>
              )}
            </button>
          )
        })}
      </nav>
      <p className="rail-version meta">Version {appVersion}</p>
    </div>
  )
}
