import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from '../../components/Button.tsx'
import { Menu } from '../../components/Menu.tsx'
import { pointBelow } from '../../components/reading-direction.ts'
import { useNow } from '../../components/use-now.ts'
import { displayText } from '../../format/display-text.ts'
import { formatDuration } from '../../format/duration.ts'
import { formatMoment } from '../../format/moment.ts'
import { formatDateAndTime } from '../../format/time-of-day.ts'
import { useActions } from '../../stores/dashboard-context.tsx'
import type { BanRow as Ban } from '../../stores/security-store.ts'
import { tHost } from '../../texts/host-texts.ts'
import { t } from '../../texts/texts.ts'
import { banMenu } from './ban-menu.ts'

interface BanRowProps {
  readonly ban: Ban
  readonly isChosen: boolean
  /** Tab comes to this row, and to no other one. */
  readonly isTabStop: boolean
  readonly onToggle: () => void
}

/** One blocked address or network. */
export function BanRow({ ban, isChosen, isTabStop, onToggle }: BanRowProps) {
  const actions = useActions()
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | null>(null)
  const why = displayText(tHost(ban.why))
  const since = formatMoment(ban.since, Date.now())
  return (
    <tr data-ban={ban.id} tabIndex={isTabStop ? 0 : -1} aria-label={ban.range}>
      <td>
        <input
          type="checkbox"
          className="plain-checkbox"
          aria-label={t('security:ban.select', { range: ban.range })}
          checked={isChosen}
          onChange={onToggle}
        />
      </td>
      <td className="mono cut" title={ban.range}>
        {ban.range}
      </td>
      <td title={why}>
        <span className="security-why">{why}</span>
        <span className="meta">
          {t(ban.by === 'rule' ? 'security:ban.automatic' : 'security:ban.byHand')}
        </span>
      </td>
      <td className="security-when" title={formatDateAndTime(ban.since)}>
        {since}
      </td>
      <td
        className="number"
        title={
          ban.endsAtMs === null
            ? ''
            : t('security:ban.untilMoment', { moment: formatDateAndTime(ban.endsAtMs) })
        }
      >
        <Until endsAtMs={ban.endsAtMs} />
      </td>
      <td
        className="number"
        title={
          ban.lastHitAt === null
            ? ''
            : t('security:ban.lastHit', { moment: formatDateAndTime(ban.lastHitAt) })
        }
      >
        {ban.hits}
      </td>
      <td className="row-actions">
        <Button
          aria-label={t('security:ban.unblockNamed', { range: ban.range })}
          onClick={() => void actions.unblock([ban.id])}
        >
          {t('security:ban.unblock')}
        </Button>
        <IconButton
          label={t('security:ban.moreNamed', { range: ban.range })}
          title={t('security:ban.more')}
          icon={Ellipsis}
          aria-haspopup="menu"
          aria-expanded={menuAt !== null}
          onClick={(event) => setMenuAt(pointBelow(event.currentTarget, 'end', { downPx: 4 }))}
        />
        {menuAt !== null && (
          <Menu
            label={t('security:ban.actions', { range: ban.range })}
            at={menuAt}
            groups={banMenu([ban], actions)}
            onClose={() => setMenuAt(null)}
          />
        )}
      </td>
    </tr>
  )
}

function Until({ endsAtMs }: { endsAtMs: number | null }) {
  const nowMs = useNow()
  return <>{endsAtMs === null ? t('security:ban.forGood') : formatDuration(endsAtMs - nowMs)}</>
}
