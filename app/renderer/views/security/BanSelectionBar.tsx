import { ChevronDown, LockOpen, X } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from '../../components/Button.tsx'
import { Menu } from '../../components/Menu.tsx'
import { pointBelow } from '../../components/reading-direction.ts'
import { useActions } from '../../stores/dashboard-context.tsx'
import type { BanRow } from '../../stores/security-store.ts'
import { t } from '../../texts/texts.ts'
import { banMenu } from './ban-menu.ts'

/** What can be done to the selected bans. */
export function BanSelectionBar({ bans, onClear }: { bans: readonly BanRow[]; onClear: () => void }) {
  const actions = useActions()
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | null>(null)
  return (
    <div className="selection-bar" role="toolbar" aria-label={t('security:ban.selection')}>
      <span className="selection-count">{t('security:ban.selected', { count: bans.length })}</span>
      <Button icon={LockOpen} onClick={() => void actions.unblock(bans.map(({ id }) => id))}>
        {t('security:ban.unblock')}
      </Button>
      <Button
        icon={ChevronDown}
        aria-haspopup="menu"
        aria-expanded={menuAt !== null}
        onClick={(event) => setMenuAt(pointBelow(event.currentTarget, 'start', { downPx: 4 }))}
      >
        {t('security:ban.more')}
      </Button>
      <IconButton label={t('security:ban.clear')} icon={X} onClick={onClear} />
      {menuAt !== null && (
        <Menu
          label={t('security:ban.actionsSelected')}
          at={menuAt}
          groups={banMenu(bans, actions)}
          onClose={() => setMenuAt(null)}
        />
      )}
    </div>
  )
}
