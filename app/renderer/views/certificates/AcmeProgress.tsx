import type { WireCertificates } from '../../../preload/contract/wire-certificates.ts'
import { ProgressBar } from '../../components/ProgressBar.tsx'
import { StateMark } from '../../components/StateMark.tsx'
import { displayText } from '../../format/display-text.ts'
import { formatDateAndTime } from '../../format/time-of-day.ts'

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
        <p>The authority checks the names. This takes up to two minutes.</p>
        <ProgressBar label="Order" percent={null} valueText="Under way" isStalled={false} />
      </div>
    )
  }
  const answer = acme.problem ?? problem
  return (
    <div className="certificate-progress" role="status">
      {answer !== null && (
        <>
          <StateMark shape="triangle" tone="bad" word="No certificate came" />
          <p className="certificate-answer">{displayText(answer)}</p>
        </>
      )}
      {acme.nextTryAt !== null && (
        <p className="meta">
          {answer === null ? 'Next renewal' : 'Next try'} by itself: {formatDateAndTime(acme.nextTryAt)}
        </p>
      )}
    </div>
  )
}
