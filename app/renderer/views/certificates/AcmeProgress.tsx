import type { WireCertificates } from '../../../preload/contract/wire-certificates.ts'
import { ProgressBar } from '../../components/ProgressBar.tsx'
import { StateMark } from '../../components/StateMark.tsx'
import { displayText } from '../../format/display-text.ts'
import { formatDateAndTime } from '../../format/time-of-day.ts'
import { tHost } from '../../texts/host-texts.ts'
import { t } from '../../texts/texts.ts'

interface AcmeProgressProps {
  readonly acme: WireCertificates['acme']
  readonly isOrdering: boolean
  /** What the last try in this form was refused for, or null. */
  readonly problem: string | null
}

/** Where an order stands, in the authority's own words when it failed, and when the next one is due. */
export function AcmeProgress({ acme, isOrdering, problem }: AcmeProgressProps) {
  if (isOrdering) {
    return (
      <div className="certificate-progress" role="status">
        <p>{t('certificates:progress.checking')}</p>
        <ProgressBar
          label={t('certificates:progress.label')}
          percent={null}
          valueText={t('certificates:progress.running')}
          isStalled={false}
        />
      </div>
    )
  }
  const answer = acme.problem ?? problem
  return (
    <div className="certificate-progress" role="status">
      {answer !== null && (
        <>
          <StateMark shape="triangle" tone="bad" word={t('certificates:progress.failed')} />
          <p className="certificate-answer">{displayText(tHost(answer))}</p>
        </>
      )}
      {acme.nextTryAt !== null && (
        <p className="meta">
          {t(answer === null ? 'certificates:progress.nextRenewal' : 'certificates:progress.nextTry', {
            moment: formatDateAndTime(acme.nextTryAt),
          })}
        </p>
      )}
    </div>
  )
}
