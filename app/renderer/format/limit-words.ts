import type { WireUser } from '../../preload/contract/wire-types.ts'
import { formatBytes } from './bytes.ts'
import { countWords } from './count-words.ts'
import { formatRate } from './rate.ts'
import { isSet } from './whole-number.ts'

/** The limits of a user or a group. */
export type Limits = Pick<WireUser, 'maxSessions' | 'speed' | 'sessionSpeed' | 'quota' | 'maxFileBytes'>

/** A limit is a round number: '2.00 MB/s' says no more than '2 MB/s'. */
const short = (text: string): string => text.replace(/\.(\d*?)0+ /, '.$1 ').replace('. ', ' ')

/** Says the limits in short words, for example '2 MB/s down, 3 sessions'; empty when there are none. */
export function limitWords({ maxSessions, speed, sessionSpeed, quota, maxFileBytes }: Limits): string {
  const parts = [
    isSet(speed.download) && `${short(formatRate(speed.download))} down`,
    isSet(speed.upload) && `${short(formatRate(speed.upload))} up`,
    isSet(sessionSpeed.download) && `${short(formatRate(sessionSpeed.download))} down each`,
    isSet(sessionSpeed.upload) && `${short(formatRate(sessionSpeed.upload))} up each`,
    isSet(maxSessions) && countWords(maxSessions, 'session'),
    isSet(quota.maxBytes) && `${short(formatBytes(quota.maxBytes))} in all`,
    isSet(quota.maxFiles) && countWords(quota.maxFiles, 'file'),
    isSet(maxFileBytes) && `files up to ${short(formatBytes(maxFileBytes))}`,
  ]
  return parts.filter((part) => part !== false).join(', ')
}
