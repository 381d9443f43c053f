import { t } from '../texts/texts.ts'

const secondMs = 1000
const minuteS = 60
const hourS = 3600
const dayS = 86_400

const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** Writes a duration in milliseconds as a stopwatch: '0:42', '12:05', '3:07:09', from a day on '2 d 4 h'. */
export function formatDuration(durationMs: number): string {
  const total = Number.isFinite(durationMs) ? Math.max(0, Math.floor(durationMs / secondMs)) : 0
  const hours = Math.floor(total / hourS)
  const minutes = Math.floor((total % hourS) / minuteS)
  const seconds = total % minuteS
  if (total >= dayS) {
    const [days, rest] = [Math.floor(total / dayS), Math.floor((total % dayS) / hourS)]
    return t('format:duration.daysHours', { days, hours: rest })
  }
  if (hours > 0) return `${hours}:${twoDigits(minutes)}:${twoDigits(seconds)}`
  return `${minutes}:${twoDigits(seconds)}`
}
