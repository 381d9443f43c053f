import { type MouseEvent, memo, useState } from 'react'
import { gridRoles } from '../../components/grid-roles.ts'
import { formatPeer } from '../../format/address.ts'
import { stateOfSession } from '../../format/session-words.ts'
import { useServer, useSessions, useStores, useUi } from '../../stores/dashboard-context.tsx'
import { selectRange, toggleRow } from '../../stores/row-selection.ts'
import { openDrawer } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import type { ColumnFit } from './column-tracks.ts'
import { columnCells, shownUser } from './connection-cells.tsx'
import { RowActions } from './RowActions.tsx'
import type { StopCommands } from './use-stop-commands.ts'

/** What every row of the grid is placed by. */
export interface RowPlace {
  readonly rowIndex: number
  /** In CSS pixels beneath the head. */
  readonly top: number
  readonly height: number
  readonly isTabStop: boolean
}

/** What rows need of their grid; the same object as long as the grid is there. */
export interface RowGrid {
  readonly commands: StopCommands
  /** Ids in sight, in order. */
  readonly ids: () => readonly string[]
  readonly noteFocus: (key: string) => void
}

interface ConnectionRowProps extends RowPlace {
  readonly id: string
  readonly fit: ColumnFit
  readonly grid: RowGrid
}

/** Younger than this a row fades in, in milliseconds. */
const newForMs = 1500

/** One connection; it reads its own session, so that a tick of one transfer repaints one row. */
export const ConnectionRow = memo(function ConnectionRow(props: ConnectionRowProps) {
  const { id, rowIndex, top, height, isTabStop, fit, grid } = props
  const stores = useStores()
  const session = useSessions((state) => state.byId.get(id))
  const isSelected = useUi((state) => state.selectedIds.has(id))
  const isOpen = useUi((state) => state.drawer.kind === 'session' && state.drawer.id === id)
  const clockOffsetMs = useServer((state) => state.clockOffsetMs)
  // Decided once: a row that scrolls into sight is not new.
  const [isNew] = useState(() => Date.now() + clockOffsetMs - (session?.connectedAt ?? 0) < newForMs)
  if (session === undefined) return null
  const user = shownUser(session)
  const name = t('connections:rowName', {
    user,
    address: formatPeer(session.peerAddress),
    state: stateOfSession(session).word,
  })
  const looks = [
    isNew && 'connections-new',
    session.endedAt !== null && 'connections-ended',
    isOpen && 'connections-open',
  ]

  const click = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest('button, input') !== null) return
    if (event.shiftKey) stores.ui.setState((ui) => selectRange(ui, grid.ids(), id))
    else if (event.ctrlKey || event.metaKey) stores.ui.setState((ui) => toggleRow(ui, id))
    else {
      stores.ui.setState({ focusedId: id, anchorId: id })
      stores.ui.setState(openDrawer({ kind: 'session', id }))
    }
  }

  return (
    <tr
      {...gridRoles.row}
      className={`connections-line connections-row ${looks.filter(Boolean).join(' ')}`}
      style={{ height, transform: `translateY(${top}px)` }}
      data-row-key={id}
      data-session-id={id}
      tabIndex={isTabStop ? 0 : -1}
      aria-rowindex={rowIndex}
      aria-selected={isSelected}
      aria-label={name}
      onClick={click}
      onContextMenu={(event) => {
        event.preventDefault()
        event.currentTarget.focus()
        grid.commands.openMenu(id, { x: event.clientX, y: event.clientY })
      }}
      onFocus={() => {
        grid.noteFocus(id)
        stores.ui.setState({ focusedId: id })
      }}
    >
      <td {...gridRoles.cell}>
        <input
          type="checkbox"
          className="plain-checkbox"
          tabIndex={-1}
          aria-label={t('connections:select', { user })}
          checked={isSelected}
          onChange={() => stores.ui.setState((ui) => toggleRow(ui, id))}
        />
      </td>
      {fit.columns.map((column) => {
        const { Cell, className = '', titleOf } = columnCells[column]
        const quiet = column === 'user' && session.userName === null ? ' quiet' : ''
        return (
          <td key={column} {...gridRoles.cell} className={className + quiet} title={titleOf?.(session)}>
            <Cell session={session} hasSparklines={fit.hasSparklines} />
          </td>
        )
      })}
      <td {...gridRoles.cell} className="row-actions">
        <RowActions
          session={session}
          isTabStop={isTabStop}
          hasAbort={fit.hasAbort}
          commands={grid.commands}
        />
      </td>
    </tr>
  )
})
