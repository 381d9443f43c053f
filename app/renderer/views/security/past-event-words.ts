import type { Activity } from '../../../preload/contract/wire-history.ts'
import { formatDateAndTime } from '../../format/time-of-day.ts'
import { tHost } from '../../texts/host-texts.ts'
import { t } from '../../texts/texts.ts'
import { activitySubject, endWords } from '../transfers/session-words.ts'

const reasons = [
  'wrong-password',
  'unknown-account',
  'disabled',
  'anonymous-off',
  'tls-required',
  'expired',
  'address-not-allowed',
  'too-many-sessions',
  'too-many-logins',
  'http',
  'tls',
  'ssh',
  'smtp',
] as const

/** Says what the history knows of an event besides who it was. A word this page does not know is shown as it is. */
export function pastEventWords(activity: Activity): string {
  const { kind, facts } = activity
  const why = facts.reason ?? facts.protocol
  if (typeof why === 'string') {
    const known = reasons.find((reason) => reason === why)
    if (known !== undefined && kind !== 'refused') return t(`security:event.reason.${known}`)
    return endWords(why)
  }
  if (kind === 'blocked' || kind === 'unblocked') return banWords(facts)
  return tHost(activitySubject({ ...activity, userName: null }))
}

/** Who or what blocked or freed an address, why, and for how long. */
function banWords({ by, note, lastUserName, until, count }: Activity['facts']): string {
  const words = [
    by === 'person' ? t('security:ban.byHand') : null,
    by === 'rule' ? t('security:ban.automatic') : null,
    by === 'time' ? t('security:event.timeOver') : null,
    typeof note === 'string' ? note : null,
    typeof lastUserName === 'string' ? t('security:event.lastAs', { name: lastUserName }) : null,
    typeof until === 'number' ? t('security:ban.untilMoment', { moment: formatDateAndTime(until) }) : null,
    typeof count === 'number' ? `× ${count}` : null,
  ]
  return words.filter((word) => word !== null).join(' · ')
}
