import type { Activity } from '../../../preload/contract/wire-history.ts'
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
  return tHost(activitySubject({ ...activity, userName: null }))
}
