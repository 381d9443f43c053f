import { t } from '../texts/texts.ts'

const minuteS = 60
const hourS = 3_600
const dayS = 86_400
/** From this many seconds on, steps of five seconds are exact enough and stand still longer. */
const coarseFromS = 60
const coarseS = 5
const withoutSecondsFromS = 600

/** Milliseconds until a transfer is done, if it goes on as it does; null where nobody knows. */
export function timeLeftMs(bytes: number, totalBytes: number | null, rate: number): number | null {
  if (totalBytes === null) return null
  const missing = totalBytes - bytes
  if (missing <= 0) return 0
  return rate > 0 ? (missing / rate) * 1_000 : null
}

/** Writes how long something still takes: '12 s', '3 min 20 s', '1 h 5 min'; always rounded up. */
export function formatTimeLeft(leftMs: number): string {
  const exact = Math.ceil(leftMs / 1_000)
  if (exact < coarseFromS) return t('transfers:timeLeft.seconds', { seconds: exact })
  const total = Math.ceil(exact / coarseS) * coarseS
  if (total < withoutSecondsFromS) {
    const [minutes, seconds] = [Math.floor(total / minuteS), total % minuteS]
    return seconds === 0
      ? t('transfers:timeLeft.minutes', { minutes })
      : t('transfers:timeLeft.minutesSeconds', { minutes, seconds })
  }
  const inMinutes = Math.ceil(exact / minuteS)
  if (exact > dayS) return t('transfers:timeLeft.long')
  if (exact < hourS - minuteS) return t('transfers:timeLeft.minutes', { minutes: inMinutes })
  return t('transfers:timeLeft.hours', { hours: Math.floor(inMinutes / 60), minutes: inMinutes % 60 })
}
