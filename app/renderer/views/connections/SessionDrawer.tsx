import { CircleStop, Unplug } from 'lucide-react'
import type { ReactNode } from 'react'
import type { WireSession } from '../../../preload/contract/wire-sessions.ts'
import { Button } from '../../components/Button.tsx'
import { Detail, DetailList } from '../../components/DetailList.tsx'
import { Drawer } from '../../components/Drawer.tsx'
import { Duration } from '../../components/Duration.tsx'
import { StateMark } from '../../components/StateMark.tsx'
import { formatEndpoint } from '../../format/address.ts'
import { formatBytes } from '../../format/bytes.ts'
import { displayText } from '../../format/display-text.ts'
import { formatRate } from '../../format/rate.ts'
import { stateOfSession } from '../../format/session-words.ts'
import { formatTimeOfDay } from '../../format/time-of-day.ts'
import { useActions, useServer, useSessions, useStores } from '../../stores/dashboard-context.tsx'
import { Doing } from './Doing.tsx'
import { StageList } from './StageList.tsx'
import './session-drawer.css'

/** Everything known about one session. */
export function SessionDrawer({ id }: { id: string }) {
  const stores = useStores()
  const session = useSessions((state) => state.byId.get(id))
  const close = () => stores.ui.setState({ drawer: { kind: 'closed' } })
  if (session === undefined) {
    return (
      <Drawer title="Connection" onClose={close}>
        <p>This connection has ended and left the list.</p>
      </Drawer>
    )
  }
  return (
    <Drawer
      title={session.userName === null ? 'Not signed in' : displayText(session.userName)}
      onClose={close}
    >
      <div className="session-drawer">
        <SessionActions session={session} />
        <StageList session={session} />
        <SessionFacts session={session} />
      </div>
    </Drawer>
  )
}

function SessionActions({ session }: { session: WireSession }) {
  const actions = useActions()
  if (session.endedAt !== null) return null
  return (
    <div className="form-buttons">
      <Button tone="danger" icon={Unplug} onClick={() => void actions.disconnect([session.id])}>
        Disconnect
      </Button>
      {session.transfer !== null && (
        <Button icon={CircleStop} onClick={() => void actions.abortTransfers([session.id])}>
          Abort transfer
        </Button>
      )}
    </div>
  )
}

function SessionFacts({ session }: { session: WireSession }): ReactNode {
  const clockOffsetMs = useServer((state) => state.clockOffsetMs)
  const { transfer } = session
  return (
    <DetailList>
      <Detail name="State">
        <StateMark {...stateOfSession(session)} />
      </Detail>
      <Detail name="Doing">
        <Doing session={session} />
      </Detail>
      {transfer !== null && session.endedAt === null && (
        <>
          <Detail name="File">{displayText(transfer.path)}</Detail>
          <Detail name="Speed">{formatRate(transfer.rate)}</Detail>
          <Detail name="Transferred">
            {formatBytes(transfer.bytes)}
            {transfer.totalBytes !== null && ` of ${formatBytes(transfer.totalBytes)}`}
          </Detail>
        </>
      )}
      <Detail name="Sent to client">{formatBytes(session.sentBytes)}</Detail>
      <Detail name="Received from client">{formatBytes(session.receivedBytes)}</Detail>
      <Detail name="From">
        <span className="mono">{formatEndpoint(session.peerAddress, session.peerPort)}</span>
      </Detail>
      <Detail name="Client program">
        {session.clientName === null ? 'Did not say' : displayText(session.clientName)}
      </Detail>
      <Detail name="Folder">{displayText(session.workingDirectory)}</Detail>
      <Detail name="Last command">
        <span className="mono">{displayText(session.lastCommand) || 'None yet'}</span>
      </Detail>
      <Detail name="Connected">
        {formatTimeOfDay(session.connectedAt)} (
        <Duration since={session.connectedAt} until={session.endedAt} clockOffsetMs={clockOffsetMs} />)
      </Detail>
    </DetailList>
  )
}
