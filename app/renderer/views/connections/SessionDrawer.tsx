import { Ban, CircleStop, Ellipsis, Unplug } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import type { WireSession } from '../../../preload/contract/wire-sessions.ts'
import { Button, IconButton } from '../../components/Button.tsx'
import { Detail, DetailList } from '../../components/DetailList.tsx'
import { Drawer } from '../../components/Drawer.tsx'
import { Duration } from '../../components/Duration.tsx'
import { pointBelow } from '../../components/reading-direction.ts'
import { StateMark } from '../../components/StateMark.tsx'
import { Tabs } from '../../components/Tabs.tsx'
import { formatEndpoint } from '../../format/address.ts'
import { formatBytes } from '../../format/bytes.ts'
import { displayText } from '../../format/display-text.ts'
import { formatRate } from '../../format/rate.ts'
import { clientOfSession, failedStageWord, stateOfSession } from '../../format/session-words.ts'
import { formatTimeOfDay } from '../../format/time-of-day.ts'
import { useServer, useSessions, useStores } from '../../stores/dashboard-context.tsx'
import { tHost } from '../../texts/host-texts.ts'
import { t } from '../../texts/texts.ts'
import { SessionProblem } from '../diagnosis/SessionProblem.tsx'
import { SessionLogLinks } from '../logs/SessionLogLinks.tsx'
import { shownUser } from './connection-cells.tsx'
import { Doing } from './Doing.tsx'
import { SessionHistoryLink } from './SessionHistoryLink.tsx'
import { SessionLimits } from './SessionLimits.tsx'
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
      <Drawer title={t('connections:drawer.title')} onClose={close}>
        <div className="session-drawer">
          <p>{t('connections:drawer.gone')}</p>
          <SessionHistoryLink historyKey={historyKey.current} />
        </div>
      </Drawer>
    )
  }
  return (
    <Drawer title={shownUser(session)} onClose={close}>
      <div className="session-drawer">
        <SessionActions session={session} />
        <SessionLogLinks id={session.id}>
          <SessionHistoryLink historyKey={session.historyKey} />
        </SessionLogLinks>
        <SessionTabs key={session.id} session={session} />
      </div>
    </Drawer>
  )
}

const tabs = ['summary', 'transfers', 'transcript', 'network', 'limits'] as const

function SessionTabs({ session }: { session: WireSession }) {
  const [tab, setTab] = useState<(typeof tabs)[number]>('summary')
  const detail = useSessionDetail(session.id, session.endedAt !== null)
  return (
    <Tabs
      label={t('connections:drawer.tabs')}
      tabs={tabs.map((one) => ({ value: one, label: t(`connections:drawer.tab.${one}`) }))}
      value={tab}
      onChange={setTab}
    >
      {tab === 'summary' && (
        <div className="session-drawer">
          <Verdict session={session} />
          <SessionProblem session={session} />
          <StageList session={session} detail={detail} />
          <SessionFacts session={session} />
        </div>
      )}
      {tab === 'transfers' && <SessionTransfers detail={detail} />}
      {tab === 'transcript' && <SessionTranscript detail={detail} />}
      {tab === 'network' && <SessionNetwork session={session} detail={detail} />}
      {tab === 'limits' && <SessionLimits session={session} />}
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
      {failedStage !== null && (
        <strong>{t('connections:drawer.stoppedAt', { stage: failedStageWord(failedStage) })} </strong>
      )}
      {displayText(tHost(cause))}
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
          {t('connections:action.disconnect')}
        </Button>
      )}
      <Button
        tone="danger"
        icon={Ban}
        title={t(isAlive ? 'connections:action.disconnectBlock' : 'connections:action.blockAddress')}
        onClick={() => commands.ask([id], 'block')}
      >
        {t('connections:action.block')}
      </Button>
      {isAlive && transfer !== null && (
        <Button
          icon={CircleStop}
          title={t('connections:action.abortTransfer')}
          onClick={() => commands.abort([id])}
        >
          {t('connections:action.abort')}
        </Button>
      )}
      <IconButton
        label={t('connections:action.moreHere')}
        title={t('connections:action.more')}
        icon={Ellipsis}
        aria-haspopup="menu"
        onClick={(event) => commands.openMenuOfOne(id, pointBelow(event.currentTarget, 'start'))}
      />
    </div>
  )
}

function SessionFacts({ session }: { session: WireSession }): ReactNode {
  const clockOffsetMs = useServer((state) => state.clockOffsetMs)
  const { transfer } = session
  return (
    <DetailList>
      <Detail name={t('connections:fact.state')}>
        <StateMark {...stateOfSession(session)} />
      </Detail>
      {session.endedAt === null ? (
        <Detail name={t('connections:fact.doing')}>
          <Doing session={session} />
        </Detail>
      ) : (
        <Detail name={t('connections:fact.ended')}>
          {session.endReason === null
            ? t('connections:doing.disconnected')
            : displayText(tHost(session.endReason))}
        </Detail>
      )}
      {transfer !== null && session.endedAt === null && (
        <>
          <Detail name={t('connections:fact.file')}>{displayText(transfer.path)}</Detail>
          <Detail name={t('connections:fact.speed')}>{formatRate(transfer.rate)}</Detail>
          <Detail name={t('connections:fact.transferred')}>
            {transfer.totalBytes === null
              ? formatBytes(transfer.bytes)
              : t('connections:fact.amountOf', {
                  bytes: formatBytes(transfer.bytes),
                  total: formatBytes(transfer.totalBytes),
                })}
          </Detail>
        </>
      )}
      <Detail name={t('connections:fact.sent')}>{formatBytes(session.sentBytes)}</Detail>
      <Detail name={t('connections:fact.received')}>{formatBytes(session.receivedBytes)}</Detail>
      <Detail name={t('connections:fact.from')}>
        <span className="mono">{formatEndpoint(session.peerAddress, session.peerPort)}</span>
      </Detail>
      <Detail name={t('connections:fact.program')}>{clientOfSession(session)}</Detail>
      <Detail name={t('connections:fact.folder')}>{displayText(session.workingDirectory)}</Detail>
      <Detail name={t('connections:fact.lastCommand')}>
        <span className="mono">{displayText(session.lastCommand) || t('connections:fact.noCommand')}</span>
      </Detail>
      <Detail name={t('connections:fact.connected')}>
        {formatTimeOfDay(session.connectedAt)} (
        <Duration since={session.connectedAt} until={session.endedAt} clockOffsetMs={clockOffsetMs} />)
      </Detail>
    </DetailList>
  )
}
