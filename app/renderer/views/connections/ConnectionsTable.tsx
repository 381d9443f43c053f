import { useRef } from 'react'
import { gridRoles } from '../../components/grid-roles.ts'
import { useUi } from '../../stores/dashboard-context.tsx'
import { ConnectionRow } from './ConnectionRow.tsx'
import { SelectAll } from './SelectAll.tsx'
import { useGridKeys } from './use-grid-keys.ts'
import type { StopCommands } from './use-stop-commands.ts'
import './connections-table.css'

interface ConnectionsTableProps {
  readonly ids: readonly string[]
  readonly commands: StopCommands
}

/** The grid of connections. It knows ids only; each row reads its own session and repaints alone. */
export function ConnectionsTable({ ids, commands }: ConnectionsTableProps) {
  const grid = useRef<HTMLTableElement>(null)
  const focusedId = useUi((state) => state.focusedId)
  const press = useGridKeys(grid, ids, commands)
  /** One row is in the tab order: the focused one, else the first. */
  const tabStop = focusedId !== null && ids.includes(focusedId) ? focusedId : ids[0]

  return (
    <div className="connections-scroll">
      <table
        ref={grid}
        {...gridRoles.multiGrid}
        className="connections"
        aria-label="Connections"
        aria-rowcount={ids.length + 1}
        onKeyDown={press}
      >
        <thead {...gridRoles.rowGroup}>
          <tr {...gridRoles.row} className="connections-line connections-head" aria-rowindex={1}>
            <th {...gridRoles.head}>
              <SelectAll ids={ids} />
            </th>
            <th {...gridRoles.head}>State</th>
            <th {...gridRoles.head}>User</th>
            <th {...gridRoles.head}>From</th>
            <th {...gridRoles.head}>Doing</th>
            <th {...gridRoles.head} className="number">
              Speed
            </th>
            <th {...gridRoles.head} className="number total">
              Sent
            </th>
            <th {...gridRoles.head} className="number total">
              Received
            </th>
            <th {...gridRoles.head} className="number">
              Connected
            </th>
            <th {...gridRoles.head} className="security">
              Security
            </th>
            <th {...gridRoles.head}>
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody {...gridRoles.rowGroup}>
          {ids.map((id, index) => (
            <ConnectionRow
              key={id}
              id={id}
              rowIndex={index + 2}
              isTabStop={id === tabStop}
              visibleIds={ids}
              commands={commands}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}
