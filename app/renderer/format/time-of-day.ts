import { currentLocale } from '../texts/texts.ts'

/** Writes an instant (milliseconds since 1970 UTC) as local time of day, for example '14:03:09'. */
export function formatTimeOfDay(timeMs: number, locale = currentLocale()): string {
  return new Date(timeMs).toLocaleTimeString(locale, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
}

/** Writes an instant (milliseconds since 1970 UTC) as a local date, for example '3 Mar 2027'. */
export function formatDate(timeMs: number, locale = currentLocale()): string {
  return new Date(timeMs).toLocaleDateString(locale, { day: 'numeric', month: 'short', year: 'numeric' })
}

/** Writes an instant (milliseconds since 1970 UTC) as local date and time, for example '3 Mar 2027, 14:03'. */
export function formatDateAndTime(timeMs: number, locale = currentLocale()): string {
  return new Date(timeMs).toLocaleString(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
}
