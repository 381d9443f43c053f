import type { PastSessionDetail } from '../../../preload/contract/wire-history.ts'
import { Detail, DetailList } from '../../components/DetailList.tsx'
import { StateMark } from '../../components/StateMark.tsx'
import { formatPeer } from '../../format/address.ts'
import { formatBytes } from '../../format/bytes.ts'
import { displayText } from '../../format/display-text.ts'
import { formatDuration } from '../../format/duration.ts'
import { formatElapsed } from '../../format/elapsed.ts'
import { formatMoment } from '../../format/moment.ts'
import { currentLocale, t } from '../../texts/texts.ts'
import { endWords, securityWords, stageWords } from './session-words.ts'

/** The facts of a past session, and when it reached which stage. */
export function PastSessionSummary({ detail: { session, stages } }: { detail: PastSessionDetail }) {
  const { startedAt, endedAt } = session
  const moment = (timeMs: number): string => formatMoment(timeMs, Date.now(), currentLocale())
  return (
    <div className="past-session">
      {stages.length > 0 && (
        <ol className="past-stages" aria-label={t('transfers:session.stages')}>
          {stages.map(({ name, afterMs }) => (
            <li key={`${name} ${afterMs}`}>
              <span>{stageWords(name)}</span>
              <span className="quiet">{formatElapsed(afterMs)}</span>
            </li>
          ))}
        </ol>
      )}
      <DetailList>
        <Detail name={t('transfers:session.started')}>{moment(startedAt)}</Detail>
        {endedAt === null ? (
          <Detail name={t('transfers:session.state')}>
            <StateMark shape="filled" tone="ok" word={t('transfers:session.alive')} />
          </Detail>
        ) : (
          <>
            <Detail name={t('transfers:session.ended')}>{moment(endedAt)}</Detail>
            <Detail name={t('transfers:session.lasted')}>{formatDuration(endedAt - startedAt)}</Detail>
            <Detail name={t('transfers:session.reason')}>{endWords(session.endReason)}</Detail>
          </>
        )}
        <Detail name={t('transfers:session.from')}>
          <span className="mono">{formatPeer(session.address)}</span>
        </Detail>
        <Detail name={t('transfers:session.client')}>
          {session.clientName === null
            ? t('transfers:session.clientUnknown')
            : displayText(session.clientName)}
        </Detail>
        <Detail name={t('transfers:session.security')}>{securityWords(session)}</Detail>
        <Detail name={t('transfers:session.sent')}>{formatBytes(session.sentBytes)}</Detail>
        <Detail name={t('transfers:session.received')}>{formatBytes(session.receivedBytes)}</Detail>
        <Detail name={t('transfers:session.transferCount')}>{session.transfers}</Detail>
        <Detail name={t('transfers:session.failedLogins')}>{session.failedLogins}</Detail>
      </DetailList>
    </div>
  )
}
