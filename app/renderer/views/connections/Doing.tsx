import { TriangleAlert } from 'lucide-react'
import type { WireSession, WireTransfer } from '../../../preload/contract/wire-sessions.ts'
import { MiddleEllipsis } from '../../components/MiddleEllipsis.tsx'
import { ProgressBar } from '../../components/ProgressBar.tsx'
import { formatBytes } from '../../format/bytes.ts'
import { displayText } from '../../format/display-text.ts'
import { failedStageWord, percentOfTransfer } from '../../format/session-words.ts'

const restVerbs: Readonly<Record<WireSession['activity'], string>> = {
  connecting: 'Greeting the client',
  securing: 'Agreeing on encryption',
  'signing-in': 'Waiting for user and password',
  idle: 'In',
  listing: 'Listing',
  hashing: 'Computing a checksum in',
  sending: 'In',
  receiving: 'In',
  stalled: 'In',
  waiting: 'In',
  closing: 'Saying goodbye',
}

/** What a session does: verb and path, progress beneath it; after the end, why it ended. */
export function Doing({ session }: { session: WireSession }) {
  const { activity, endedAt, endReason, failedStage, problem, transfer } = session
  if (endedAt !== null) {
    const why = displayText(endReason ?? 'Disconnected')
    const reason = failedStage === null ? why : `Failed: ${failedStageWord(failedStage)}. ${why}`
    return (
      <span className="cut" title={reason}>
        {reason}
      </span>
    )
  }
  if (transfer !== null) return <RunningTransfer transfer={transfer} activity={activity} />
  if (problem !== null && activity !== 'listing' && activity !== 'hashing') {
    const text = displayText(problem)
    return (
      <span className="cut doing-problem" title={text}>
        <TriangleAlert size={14} aria-hidden="true" /> {text}
      </span>
    )
  }
  const verb = restVerbs[activity]
  const hasPath = !['connecting', 'securing', 'signing-in', 'closing'].includes(activity)
  return (
    <span className="doing-line quiet">
      <span className="doing-verb">{verb}</span>
      {hasPath && <MiddleEllipsis text={session.workingDirectory} />}
    </span>
  )
}

function transferVerb({ direction }: WireTransfer, activity: WireSession['activity']): string {
  if (activity === 'waiting') return 'Waiting for another program to release the file'
  if (activity === 'stalled') return 'Stalled, waiting for the client:'
  return direction === 'download' ? 'Sending' : 'Receiving'
}

function RunningTransfer({
  transfer,
  activity,
}: {
  transfer: WireTransfer
  activity: WireSession['activity']
}) {
  const percent = percentOfTransfer(transfer.bytes, transfer.totalBytes)
  const done = formatBytes(transfer.bytes)
  const valueText =
    transfer.totalBytes === null
      ? `${done} received`
      : `${percent} %, ${done} of ${formatBytes(transfer.totalBytes)}`
  return (
    <>
      <span className="doing-line">
        <span className="doing-verb quiet">{transferVerb(transfer, activity)}</span>
        <MiddleEllipsis text={transfer.path} />
      </span>
      <span className="doing-progress" title={valueText}>
        <ProgressBar
          label={`Transfer of ${displayText(transfer.path)}`}
          percent={percent}
          valueText={valueText}
          isStalled={activity === 'stalled'}
        />
        <span className="doing-amount">{percent === null ? done : `${percent} %`}</span>
      </span>
    </>
  )
}
