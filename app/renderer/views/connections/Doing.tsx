import { TriangleAlert } from 'lucide-react'
import type { WireSession, WireTransfer } from '../../../preload/contract/wire-sessions.ts'
import { MiddleEllipsis } from '../../components/MiddleEllipsis.tsx'
import { ProgressBar } from '../../components/ProgressBar.tsx'
import { formatBytes } from '../../format/bytes.ts'
import { displayText } from '../../format/display-text.ts'
import { failedStageWord, percentOfTransfer } from '../../format/session-words.ts'
import { tHost } from '../../texts/host-texts.ts'
import { t } from '../../texts/texts.ts'

/** Said of who moves nothing: the key of the verb, and whether a folder follows it. */
const restVerbs = {
  connecting: 'connecting',
  securing: 'securing',
  'signing-in': 'signing-in',
  idle: 'in',
  listing: 'listing',
  hashing: 'hashing',
  sending: 'in',
  receiving: 'in',
  stalled: 'in',
  waiting: 'in',
  closing: 'closing',
} as const satisfies Readonly<Record<WireSession['activity'], string>>

/** What a session does: verb and path, progress beneath it; after the end, why it ended. */
export function Doing({ session }: { session: WireSession }) {
  const { activity, endedAt, endReason, failedStage, problem, transfer } = session
  if (endedAt !== null) {
    const why = endReason === null ? t('connections:doing.disconnected') : displayText(tHost(endReason))
    const reason =
      failedStage === null
        ? why
        : t('connections:doing.failed', { stage: failedStageWord(failedStage), reason: why })
    return (
      <span className="cut" title={reason}>
        {reason}
      </span>
    )
  }
  if (transfer !== null) return <RunningTransfer transfer={transfer} activity={activity} />
  if (problem !== null && activity !== 'listing' && activity !== 'hashing') {
    const text = displayText(tHost(problem))
    return (
      <span className="cut doing-problem" title={text}>
        <TriangleAlert size={14} aria-hidden="true" /> {text}
      </span>
    )
  }
  const verb = t(`connections:doing.${restVerbs[activity]}`)
  const hasPath = !['connecting', 'securing', 'signing-in', 'closing'].includes(activity)
  return (
    <span className="doing-line quiet">
      <span className="doing-verb">{verb}</span>
      {hasPath && <MiddleEllipsis text={session.workingDirectory} />}
    </span>
  )
}

function transferVerb({ direction }: WireTransfer, activity: WireSession['activity']): string {
  if (activity === 'waiting') return t('connections:doing.waiting')
  if (activity === 'stalled') return t('connections:doing.stalled')
  return t(direction === 'download' ? 'connections:doing.sending' : 'connections:doing.receiving')
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
    percent === null || transfer.totalBytes === null
      ? t('connections:doing.received', { bytes: done })
      : t('connections:doing.of', { percent, bytes: done, total: formatBytes(transfer.totalBytes) })
  return (
    <>
      <span className="doing-line">
        <span className="doing-verb quiet">{transferVerb(transfer, activity)}</span>
        <MiddleEllipsis text={transfer.path} />
      </span>
      <span className="doing-progress" title={valueText}>
        <ProgressBar
          label={t('connections:doing.transferOf', { path: displayText(transfer.path) })}
          percent={percent}
          valueText={valueText}
          isStalled={activity === 'stalled'}
        />
        <span className="doing-amount">
          {percent === null ? done : t('connections:doing.percent', { percent })}
        </span>
      </span>
    </>
  )
}
