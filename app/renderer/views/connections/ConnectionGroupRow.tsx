import { ChevronDown, ChevronRight } from 'lucide-react'
import { memo } from 'react'
import { useShallow } from 'zustand/shallow'
import { gridRoles } from '../../components/grid-roles.ts'
import { formatBytes } from '../../format/bytes.ts'
import { displayText } from '../../format/display-text.ts'
import { formatRate } from '../../format/rate.ts'
import { toggleGroup } from '../../stores/connection-groups.ts'
import { useLayout, useSessions, useStores } from '../../stores/dashboard-context.tsx'
import { sumSessions } from '../../stores/select-sessions.ts'
import { t } from '../../texts/texts.ts'
import type { RowGrid, RowPlace } from './ConnectionRow.tsx'

interface ConnectionGroupRowProps extends RowPlace {
  readonly rowKey: string
  readonly group: string
  readonly ids: readonly string[]
  readonly isCollapsed: boolean
  readonly columnCount: number
  readonly grid: RowGrid
}

/** The head of a group: who, how many, and what they move together; a click folds it. */
export const ConnectionGroupRow = memo(function ConnectionGroupRow(props: ConnectionGroupRowProps) {
  const { rowKey, rowIndex, top, height, isTabStop, group, ids, isCollapsed, columnCount, grid } = props
  const stores = useStores()
  const groupBy = useLayout((layout) => layout.groupBy)
  const { rate, sentBytes, receivedBytes } = useSessions(useShallow((state) => sumSessions(state, ids)))
  const name = group === '' && groupBy === 'user' ? t('connections:notSignedIn') : displayText(group)
  const count = t('connections:group.count', { count: ids.length })
  const Icon = isCollapsed ? ChevronRight : ChevronDown
  const toggle = () => stores.ui.setState((ui) => toggleGroup(ui, group))
  return (
    <tr
      {...gridRoles.row}
      className="connections-line connections-group"
      style={{ height, transform: `translateY(${top}px)` }}
      data-row-key={rowKey}
      tabIndex={isTabStop ? 0 : -1}
      aria-rowindex={rowIndex}
      aria-label={`${name}, ${count}`}
      onClick={toggle}
      onContextMenu={(event) => {
        event.preventDefault()
        event.currentTarget.focus()
        grid.commands.openMenuOf(ids, { x: event.clientX, y: event.clientY })
      }}
      onFocus={() => grid.noteFocus(rowKey)}
    >
      <td {...gridRoles.cell} colSpan={columnCount + 2}>
        <button
          type="button"
          className="connections-fold"
          tabIndex={-1}
          aria-expanded={!isCollapsed}
          onClick={(event) => {
            event.stopPropagation()
            toggle()
          }}
        >
          <Icon size={14} aria-hidden="true" />
          <bdi className="cut">{name}</bdi>
        </button>
        <span className="quiet">{count}</span>
        {rate > 0 && <span>{formatRate(rate)}</span>}
        {sentBytes > 0 && (
          <span className="quiet">{t('common:sentAmount', { amount: formatBytes(sentBytes) })}</span>
        )}
        {receivedBytes > 0 && (
          <span className="quiet">{t('common:receivedAmount', { amount: formatBytes(receivedBytes) })}</span>
        )}
      </td>
    </tr>
  )
})
