import { t } from '../texts/texts.ts'
import { fixedDecimals } from './decimal.ts'

/** Writes a short time in milliseconds as people compare them: '45 ms', '12.3 s', '4 min 5 s'. */
export function formatElapsed(durationMs: number): string {
  const ms = Number.isFinite(durationMs) ? Math.max(0, durationMs) : 0
  if (ms < 9_999.5) return t('format:elapsed.ms', { value: Math.round(ms) })
  if (ms < 59_950) return t('format:elapsed.seconds', { value: fixedDecimals(ms / 1000, 1) })
  const seconds = Math.round(ms / 1000)
  return t('format:elapsed.minutes', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })
}
