import type { WireUser } from '../../preload/contract/wire-types.ts'
import { t } from '../texts/texts.ts'
import { bytesQuantity, type Quantity } from './bytes.ts'
import { withoutIdleZeros } from './decimal.ts'
import { rateQuantity } from './rate.ts'
import { isSet } from './whole-number.ts'

/** The limits of a user or a group. */
export type Limits = Pick<WireUser, 'maxSessions' | 'speed' | 'sessionSpeed' | 'quota' | 'maxFileBytes'>

/** A limit is a round number: '2.00 MB/s' says no more than '2 MB/s'. */
const shortSize = (bytes: number): string => shortQuantity(bytesQuantity(bytes))
const shortRate = (bytesPerSecond: number): string => shortQuantity(rateQuantity(bytesPerSecond))
const shortQuantity = ({ digits, unit }: Quantity): string => `${withoutIdleZeros(digits)} ${unit}`

/** Says the limits in short words, for example '2 MB/s down, 3 sessions'; empty when there are none. */
export function limitWords({ maxSessions, speed, sessionSpeed, quota, maxFileBytes }: Limits): string {
  const parts = [
    isSet(speed.download) && t('format:limit.down', { rate: shortRate(speed.download) }),
    isSet(speed.upload) && t('format:limit.up', { rate: shortRate(speed.upload) }),
    isSet(sessionSpeed.download) && t('format:limit.downEach', { rate: shortRate(sessionSpeed.download) }),
    isSet(sessionSpeed.upload) && t('format:limit.upEach', { rate: shortRate(sessionSpeed.upload) }),
    isSet(maxSessions) && t('format:limit.sessions', { count: maxSessions }),
    isSet(quota.maxBytes) && t('format:limit.stored', { size: shortSize(quota.maxBytes) }),
    isSet(quota.maxFiles) && t('format:limit.files', { count: quota.maxFiles }),
    isSet(maxFileBytes) && t('format:limit.fileSize', { size: shortSize(maxFileBytes) }),
  ]
  return parts.filter((part) => part !== false).join(', ')
}
