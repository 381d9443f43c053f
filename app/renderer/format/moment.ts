import { formatDate, formatTimeOfDay } from './time-of-day.ts'

/** Writes an instant (milliseconds since 1970 UTC): the time alone today, with its date before. */
export function formatMoment(timeMs: number, nowMs: number, locale?: string): string {
  const time = formatTimeOfDay(timeMs, locale)
  const date = formatDate(timeMs, locale)
  return date === formatDate(nowMs, locale) ? time : `${date}, ${time}`
}
