import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from '../../components/Button.tsx'
import { Menu } from '../../components/Menu.tsx'
import { useNow } from '../../components/use-now.ts'
import { displayText } from '../../format/display-text.ts'
import { formatDuration } from '../../format/duration.ts'
import { formatMoment } from '../../format/moment.ts'
import { useActions } from '../../stores/dashboard-context.tsx'
import type { BanRow as Ban } from '../../stores/security-store.ts'
import { banMenu } from './ban-menu.ts'

interface BanRowProps {
  readonly ban: Ban
  readonly isChosen: boolean
  readonly onToggle: () => void
}

/** One blocked address or network. */
export function BanRow({ ban, isChosen, onToggle }: BanRowProps) {
  const actions = useActions()
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | null>(null)
  const why = displayText(ban.why)
  const since = formatMoment(ban.since, Date.now())
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          className="plain-checkbox"
          aria-label={`Select ${ban.range}`}
          checked={isChosen}
          onChange={onToggle}
        />
      </td>
      <td className="mono cut" title={ban.range}>
        {ban.range}
      </td>
      <td title={why}>
        <span className="security-why">{why}</span>
        <span className="meta">{ban.by === 'rule' ? 'Automatic protection' : 'By hand'}</span>
      </td>
      <td className="security-when" title={new Date(ban.since).toLocaleString()}>
        {since}
      </td>
      <td
        className="number"
        title={ban.endsAtMs === null ? '' : `Until ${new Date(ban.endsAtMs).toLocaleString()}`}
      >
        <Until endsAtMs={ban.endsAtMs} />
      </td>
      <td
        className="number"
        title={ban.lastHitAt === null ? '' : `Last ${new Date(ban.lastHitAt).toLocaleString()}`}
      >
        {ban.hits}
      </td>
      <td className="row-actions">
        <Button aria-label={`Unblock ${ban.range}`} onClick={() => void actions.unblock([ban.id])}>
          Unblock
        </Button>
        <IconButton
          label={`More about ${ban.range}`}
          title="More"
          icon={Ellipsis}
          aria-haspopup="menu"
          aria-expanded={menuAt !== null}
          onClick={(event) => {
            const { right, bottom } = event.currentTarget.getBoundingClientRect()
            setMenuAt({ x: right, y: bottom + 4 })
          }}
        />
        {menuAt !== null && (
          <Menu
            label={`Actions on ${ban.range}`}
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
  return <>{endsAtMs === null ? 'For good' : formatDuration(endsAtMs - nowMs)}</>
}
