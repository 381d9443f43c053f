import { PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { useStore } from 'zustand'
import { BrandMark } from '../../components/BrandMark.tsx'
import { wholeWords } from '../../format/decimal.ts'
import { useSecurity, useServer, useSessions, useStores, useUi } from '../../stores/dashboard-context.tsx'
import { pagePreferences } from '../../stores/page-preferences.ts'
import { countUnseenBans } from '../../stores/security-store.ts'
import { selectMovingIds } from '../../stores/select-sessions.ts'
import { screens, showScreen } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { screenIcon, screenLabel } from './screen-words.ts'
import './rail.css'

/** The screens, always in sight; only icons where the window is narrow or the person wants the room. */
export function Rail() {
  const stores = useStores()
  const screen = useUi((state) => state.screen)
  const aliveCount = useSessions((state) => state.aliveCount)
  const movingCount = useSessions((state) => selectMovingIds(state).length)
  const unseenBans = useSecurity(countUnseenBans)
  const appVersion = useServer((state) => state.appVersion)
  const isNarrow = useStore(pagePreferences, (state) => state.isRailNarrow)
  const counts = { connections: aliveCount, transfers: movingCount, security: unseenBans } as const
  return (
    <nav aria-label={t('frame:main')} className={isNarrow ? 'rail rail-narrow' : 'rail'} data-region="rail">
      <div className="rail-brand">
        <BrandMark />
        <span className="rail-word">Portside</span>
      </div>
      <div className="rail-entries">
        {screens.map((name) => {
          const label = screenLabel(name)
          const Icon = screenIcon(name)
          const hasNew = name === 'security' && unseenBans > 0
          return (
            <button
              key={name}
              type="button"
              className="rail-entry"
              title={label}
              aria-label={hasNew ? t('frame:withNew', { label, count: unseenBans }) : label}
              aria-current={name === screen ? 'page' : undefined}
              onClick={() => stores.ui.setState(showScreen(name))}
            >
              <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
              <span className="rail-label cut">{label}</span>
              {name in counts && <Badge count={counts[name as keyof typeof counts]} />}
            </button>
          )
        })}
      </div>
      <div className="rail-foot">
        <p className="rail-version meta cut">{t('frame:version', { version: appVersion })}</p>
        <RailSwitch isNarrow={isNarrow} />
      </div>
    </nav>
  )
}

function RailSwitch({ isNarrow }: { isNarrow: boolean }) {
  const label = t(isNarrow ? 'frame:rail.expand' : 'frame:rail.collapse')
  const Icon = isNarrow ? PanelLeftOpen : PanelLeftClose
  return (
    <button
      type="button"
      className="icon-button rail-switch"
      aria-label={label}
      title={label}
      onClick={() => pagePreferences.setState({ isRailNarrow: !isNarrow })}
    >
      <Icon size={16} aria-hidden="true" />
    </button>
  )
}

function Badge({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <span className="rail-badge" aria-hidden="true">
      {count > 999 ? `${wholeWords(999)}+` : wholeWords(count)}
    </span>
  )
}
