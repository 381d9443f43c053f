import type { Activity } from '../../../preload/contract/wire-history.ts'
import { formatTimeOfDay } from '../../format/time-of-day.ts'
import { currentLocale, t } from '../../texts/texts.ts'
import { maxTold } from './PastSessionTransfers.tsx'
import { activitySubject, activityWords } from './session-words.ts'

/** Logins, changes and refusals of a past session, the newest first. */
export function PastSessionActivities({ activities }: { activities: readonly Activity[] }) {
  if (activities.length === 0) return <p className="quiet">{t('transfers:session.noActivities')}</p>
  return (
    <>
      {activities.length >= maxTold && (
        <p className="meta">{t('transfers:session.cut', { shown: maxTold })}</p>
      )}
      <ul className="past-entries" aria-label={t('transfers:session.activities')}>
        {activities.toReversed().map((activity) => {
          const subject = activitySubject(activity)
          return (
            <li key={activity.key}>
              <span className={activity.isDone ? '' : 'past-entry-failed'}>{activityWords(activity)}</span>
              {subject !== '' && <span className="past-entry-what">{subject}</span>}
              <span className="quiet">{formatTimeOfDay(activity.at, currentLocale())}</span>
            </li>
          )
        })}
      </ul>
    </>
  )
}
