import { CircleStop, Ellipsis, Lock, LockOpen, Unplug } from 'lucide-react'
import { type MouseEvent, memo } from 'react'
import type { WireSession } from '../../../preload/contract/wire-sessions.ts'
import { IconButton } from '../../components/Button.tsx'
import { Duration } from '../../components/Duration.tsx'
import { gridRoles } from '../../components/grid-roles.ts'
import { Quantity } from '../../components/Quantity.tsx'
import { StateMark } from '../../components/StateMark.tsx'
import { formatPeer } from '../../format/address.ts'
import { bytesQuantity } from '../../format/bytes.ts'
import { displayText } from '../../format/display-text.ts'
import { rateQuantity } from '../../format/rate.ts'
import { securityOfSession, stateOfSession } from '../../format/session-words.ts'
import { useServer, useSessions, useStores, useUi } from '../../stores/dashboard-context.tsx'
import { selectRange, toggleRow } from '../../stores/row-selection.ts'
import { Doing } from './Doing.tsx'
import type { StopCommands } from './use-stop-commands.ts'

interface ConnectionRowProps {
  readonly id: string
  readonly rowIndex: number
  readonly isTabStop: boolean
  readonly visibleIds: readonly string[]
  readonly commands: StopCommands
}

/** One connection; it reads its own session, so that a tick of one transfer repaints one row. */
export const ConnectionRow = memo(function ConnectionRow(props: ConnectionRowProps) {
  const { id, rowIndex, isTabStop, visibleIds, commands } = props
  const stores = useStores()
  const session = useSessions((state) => state.byId.get(id))
  const isSelected = useUi((state) => state.selectedIds.has(id))
  const isOpen = useUi((state) => state.drawer.kind === 'session' && state.drawer.id === id)
  const clockOffsetMs = useServer((state) => state.clockOffsetMs)
  if (session === undefined) return null

  const user = session.userName === null ? 'Not signed in' : displayText(session.userName)
  const state = stateOfSession(session)
  const security = securityOfSession(session)
  const rate = session.endedAt === null ? (session.transfer?.rate ?? 0) : 0

  const click = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest('button, input') !== null) return
    if (event.shiftKey) stores.ui.setState((ui) => selectRange(ui, visibleIds, id))
    else if (event.ctrlKey || event.metaKey) stores.ui.setState((ui) => toggleRow(ui, id))
    else stores.ui.setState({ focusedId: id, anchorId: id, drawer: { kind: 'session', id } })
  }

  return (
    <tr
      {...gridRoles.row}
      className={`connections-line connections-row ${session.endedAt === null ? '' : 'connections-ended'} ${
        isOpen ? 'connections-open' : ''
      }`}
      data-session-id={id}
      tabIndex={isTabStop ? 0 : -1}
      aria-rowindex={rowIndex}
      aria-selected={isSelected}
      aria-label={`${user} from ${formatPeer(session.peerAddress)}, ${state.word}`}
      onClick={click}
      onContextMenu={(event) => {
        event.preventDefault()
        event.currentTarget.focus()
        commands.openMenu(id, { x: event.clientX, y: event.clientY })
      }}
      onFocus={() => stores.ui.setState({ focusedId: id })}
    >
      <td {...gridRoles.cell}>
        <input
          type="checkbox"
          className="plain-checkbox"
          tabIndex={-1}
          aria-label={`Select ${user}`}
          checked={isSelected}
          onChange={() => stores.ui.setState((ui) => toggleRow(ui, id))}
        />
      </td>
      <td {...gridRoles.cell}>
        <StateMark {...state} />
      </td>
      <td {...gridRoles.cell} className={`cut ${session.userName === null ? 'quiet' : ''}`} title={user}>
        <bdi>{user}</bdi>
      </td>
      <td {...gridRoles.cell} className="cut" title={session.peerAddress}>
        {formatPeer(session.peerAddress)}
      </td>
      <td {...gridRoles.cell} className="doing-cell">
        <Doing session={session} />
      </td>
      <td {...gridRoles.cell} className="number">
        {rate > 0 || session.transfer !== null ? (
          <Quantity {...rateQuantity(rate)} />
        ) : (
          <span className="quiet">–</span>
        )}
      </td>
      <td {...gridRoles.cell} className="number total">
        <Quantity {...bytesQuantity(session.sentBytes)} />
      </td>
      <td {...gridRoles.cell} className="number total">
        <Quantity {...bytesQuantity(session.receivedBytes)} />
      </td>
      <td {...gridRoles.cell} className="number">
        <Duration since={session.connectedAt} until={session.endedAt} clockOffsetMs={clockOffsetMs} />
      </td>
      <td {...gridRoles.cell} className="security">
        <span className={`security-mark ${security.isSecure ? '' : 'security-plain'}`}>
          {security.isSecure ? (
            <Lock size={14} aria-hidden="true" />
          ) : (
            <LockOpen size={14} aria-hidden="true" />
          )}
          {security.word}
        </span>
      </td>
      <td {...gridRoles.cell} className="row-actions">
        <RowActions {...props} session={session} user={user} />
      </td>
    </tr>
  )
})

interface RowActionsProps extends Pick<ConnectionRowProps, 'id' | 'isTabStop' | 'commands'> {
  readonly session: WireSession
  readonly user: string
}

/** The menu is there at every width; the buttons beside it are short cuts. */
function RowActions({ id, isTabStop, commands, session, user }: RowActionsProps) {
  const tabIndex = isTabStop ? 0 : -1
  const who = `${session.userName === null ? 'client' : user} from ${formatPeer(session.peerAddress)}`
  const isAlive = session.endedAt === null
  return (
    <>
      {isAlive && session.transfer !== null && (
        <span className="row-abort">
          <IconButton
            label={`Abort transfer of ${who}`}
            title="Abort transfer (A)"
            icon={CircleStop}
            tabIndex={tabIndex}
            onClick={() => commands.abort([id])}
          />
        </span>
      )}
      {isAlive && (
        <IconButton
          label={`Disconnect ${who}`}
          title="Disconnect (K)"
          tone="danger"
          icon={Unplug}
          tabIndex={tabIndex}
          onClick={() => commands.disconnect([id])}
        />
      )}
      <IconButton
        label={`More for ${who}`}
        title="More (Shift+F10)"
        icon={Ellipsis}
        tabIndex={tabIndex}
        aria-haspopup="menu"
        onClick={(event) => {
          const { right, bottom } = event.currentTarget.getBoundingClientRect()
          commands.openMenu(id, { x: right, y: bottom })
        }}
      />
    </>
  )
}
