import { Archive, Copy, Download, Ellipsis, FolderOpen, Pause, Play, SlidersHorizontal } from 'lucide-react'
import { useCallback, useState } from 'react'
import { Button, IconButton } from '../../components/Button.tsx'
import { Menu } from '../../components/Menu.tsx'
import { pointBelow } from '../../components/reading-direction.ts'
import { useActions, useSettings, useStores } from '../../stores/dashboard-context.tsx'
import type { LogTail, LogTailState } from '../../stores/log-tail.ts'
import { goTo } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'

interface LogHeadProps {
  readonly state: LogTailState
  readonly tail: LogTail
  readonly selectedCount: number
  readonly onCopy: () => void
  readonly onExport: () => void
  readonly onBundle: () => void
}

/** The name of the screen and what can be done with the log as a whole. */
export function LogHead({ state, tail, selectedCount, onCopy, onExport, onBundle }: LogHeadProps) {
  const actions = useActions()
  const stores = useStores()
  const hasFolder = useSettings(({ logs }) => logs !== null && logs.folder !== null)
  const [menuAt, setMenuAt] = useState<{ readonly x: number; readonly y: number } | null>(null)
  const closeMenu = useCallback(() => setMenuAt(null), [])
  const { isPaused, entries } = state
  return (
    <div className="screen-head log-screen-head">
      <h1>{t('logs:title')}</h1>
      <Button icon={isPaused ? Play : Pause} onClick={isPaused ? tail.resume : tail.pause}>
        {isPaused ? t('logs:resume') : t('logs:pause')}
      </Button>
      <Button
        icon={Copy}
        disabled={entries.length === 0}
        title={selectedCount === 0 ? t('logs:copyAll') : undefined}
        onClick={onCopy}
      >
        {selectedCount === 0 ? t('logs:copy') : t('logs:copySelected', { count: selectedCount })}
      </Button>
      <Button icon={Download} onClick={onExport}>
        {t('logs:export')}
      </Button>
      <Button icon={Archive} onClick={onBundle}>
        {t('logs:bundle.button')}
      </Button>
      <IconButton
        label={t('logs:moreAbout')}
        title={t('logs:more')}
        icon={Ellipsis}
        aria-haspopup="menu"
        onClick={(event) => setMenuAt(pointBelow(event.currentTarget, 'end'))}
      />
      {menuAt !== null && (
        <Menu
          label={t('logs:title')}
          at={menuAt}
          onClose={closeMenu}
          groups={[
            [
              {
                label: t('logs:openFolder'),
                icon: FolderOpen,
                isDisabled: !hasFolder,
                run: () => void actions.revealLogs(),
              },
              {
                label: t('logs:whatIsLogged'),
                icon: SlidersHorizontal,
                run: () =>
                  stores.ui.setState(
                    goTo({ screen: 'settings', drawer: { kind: 'closed' }, settingsGroup: 'logs' }),
                  ),
              },
            ],
          ]}
        />
      )}
    </div>
  )
}
