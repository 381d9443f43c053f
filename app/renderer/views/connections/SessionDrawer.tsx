import { Ban, CircleStop, Ellipsis, Unplug } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import type { WireSession } from '../../../preload/contract/wire-sessions.ts'
import { Button, IconButton } from '../../components/Button.tsx'
import { Detail, DetailList } from '../../components/DetailList.tsx'
import { Drawer } from '../../components/Drawer.tsx'
import { Duration } from '../../components/Duration.tsx'
import { StateMark } from '../../components/StateMark.tsx'
import { Tabs } from '../../components/Tabs.tsx'
import { formatEndpoint } from '../../format/address.ts'
import { formatBytes } from '../../format/bytes.ts'
import { displayText } from '../../format/display-text.ts'
import { formatRate } from '../../format/rate.ts'
import { clientOfSession, failedStageWord, stateOfSession } from '../../format/session-words.ts'
import { formatTimeOfDay } from '../../format/time-of-day.ts'
import { useServer, useSessions, useStores } from '../../stores/dashboard-context.tsx'
import { SessionLogLinks } from '../logs/SessionLogLinks.tsx'
import { Doing } from './Doing.tsx'
import { SessionHistoryLink } from './SessionHistoryLink.tsx'
import { SessionNetwork } from './SessionNetwork.tsx'
import { SessionTranscript } from './SessionTranscript.tsx'
import { SessionTransfers } from './SessionTransfers.tsx'
import { StageList } from './StageList.tsx'
import { useSessionDetail } from './use-session-detail.ts'
import { useStopCommands } from './use-stop-commands.ts'
import './session-drawer.css'

/** Everything known about one session. */
export function SessionDrawer({ id }: { id: string }) {
  const stores = useStores()
  const session = useSessions((state) => state.byId.get(id))
  /** Outlives the row, which leaves the list soon after the end. */
  const historyKey = useRef<number | null>(null)
  historyKey.current = session?.historyKey ?? historyKey.current
  const close = () => stores.ui.setState({ drawer: { kind: 'closed' } })
  if (session === undefined) {
    return (
      <Drawer title="Connection" onClose={close}>
        <div className="session-drawer">
          <p>This connection has ended and left the list.</p>
          <SessionHistoryLink historyKey={historyKey.current} />
        </div>
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
        <SessionLogLinks id={session.id} />
        <SessionHistoryLink historyKey={session.historyKey} />
        <SessionTabs key={session.id} session={session} />
      </div>
    </Drawer>
  )
}

const tabs = [
  { value: 'summary', label: 'Summary' },
  { value: 'transfers', label: 'Transfers' },
  { value: 'transcript', label: 'Transcript' },
  { value: 'network', label: 'Network' },
] as const

function SessionTabs({ session }: { session: WireSession }) {
  const [tab, setTab] = useState<(typeof tabs)[number]['value']>('summary')
  const detail = useSessionDetail(session.id, session.endedAt !== null)
  return (
    <Tabs label="Details" tabs={tabs} value={tab} onChange={setTab}>
      {tab === 'summary' && (
        <div className="session-drawer">
          <Verdict session={session} />
          <StageList session={session} detail={detail} />
          <SessionFacts session={session} />
        </div>
      )}
      {tab === 'transfers' && <SessionTransfers detail={detail} />}
      {tab === 'transcript' && <SessionTranscript detail={detail} />}
      {tab === 'network' && <SessionNetwork session={session} detail={detail} />}
    </Tabs>
  )
}

/** Where it stopped and why, in one line; nothing while all is well. */
function Verdict({ session }: { session: WireSession }) {
  const { failedStage, problem, endReason } = session
  const cause = problem ?? (failedStage === null ? null : endReason)
  if (cause === null) return null
  return (
    <p className="session-verdict">
      {failedStage !== null && <strong>Stopped at {failedStageWord(failedStage)}. </strong>}
      {displayText(cause)}
    </p>
  )
}

/** The same degrees as in the row. Who has left can still be kept out. */
function SessionActions({ session: { id, endedAt, transfer } }: { session: WireSession }) {
  const commands = useStopCommands()
  const isAlive = endedAt === null
  return (
    <div className="session-actions">
      {isAlive && (
        <Button
          tone="danger"
          icon={Unplug}
          onClick={(event) => {
            // The button goes with the connection; the keyboard stays in the drawer.
            event.currentTarget.closest<HTMLElement>('.drawer')?.focus()
            commands.disconnect([id])
          }}
        >
          Disconnect
        </Button>
      )}
      <Button
        tone="danger"
        icon={Ban}
        title={isAlive ? 'Disconnect and block…' : 'Block the address…'}
        onClick={() => commands.ask([id], 'block')}
      >
        Block…
      </Button>
      {isAlive && transfer !== null && (
        <Button icon={CircleStop} title="Abort transfer" onClick={() => commands.abort([id])}>
          Abort
        </Button>
      )}
      <IconButton
        label="More for this connection"
        title="More"
        icon={Ellipsis}
        aria-haspopup="menu"
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect()
          commands.openMenuOfOne(id, { x: left, y: bottom })
        }}
      />
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
      {session.endedAt === null ? (
        <Detail name="Doing">
          <Doing session={session} />
        </Detail>
      ) : (
        <Detail name="Ended">{displayText(session.endReason ?? 'Disconnected')}</Detail>
      )}
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
      <Detail name="Client program">{clientOfSession(session)}</Detail>
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
