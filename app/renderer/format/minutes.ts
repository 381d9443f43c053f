import { t } from '../texts/texts.ts'
import { plainDecimal } from './decimal.ts'

const minuteMs = 60_000

/** Reads minutes as milliseconds: null when nothing was typed, NaN when it is no number. */
export function readMinutes(text: string): number | null {
  const digits = text.trim().replace(',', '.')
  if (digits === '') return null
  return /^(\d{1,9}\.?\d{0,6}|\.\d{1,6})$/.test(digits) ? Math.round(Number(digits) * minuteMs) : Number.NaN
}

/** Writes milliseconds as minutes with at most two digits after the point; null and NaN have no digits. */
export function writeMinutes(durationMs: number | null): string {
  if (durationMs === null || Number.isNaN(durationMs)) return ''
  return plainDecimal(durationMs / minuteMs, 2)
}

/** Says a limit of time in the unit people would use: '10 seconds', '5 minutes', '24 hours'. */
export function durationInWords(durationMs: number): string {
  if (durationMs < minuteMs) return t('format:span.seconds', { count: Math.round(durationMs / 1000) })
  const minutes = Math.round(durationMs / minuteMs)
  if (minutes < 120) return t('format:span.minutes', { count: minutes })
  return t('format:span.hours', { count: Math.round(minutes / 60) })
}
