import { currentLocale, t } from '../texts/texts.ts'
import { formatMoment } from './moment.ts'

const minuteMs = 60_000
const hourMs = 3_600_000

/** Says how long ago something was, in steps that do not tick: 'just now', '5 min ago', '2 hr ago', then its date. */
export function relativeTime(atMs: number, nowMs: number): string {
  const ageMs = nowMs - atMs
  if (ageMs < minuteMs) return t('format:justNow')
  const format = new Intl.RelativeTimeFormat(currentLocale(), { style: 'short' })
  if (ageMs < hourMs) return format.format(-Math.floor(ageMs / minuteMs), 'minute')
  if (ageMs < 12 * hourMs) return format.format(-Math.floor(ageMs / hourMs), 'hour')
  return formatMoment(atMs, nowMs, currentLocale())
}
