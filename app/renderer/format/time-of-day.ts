/** Writes an instant (milliseconds since 1970 UTC) as local time of day, for example '14:03:09'. */
export function formatTimeOfDay(timeMs: number, locale?: string): string {
  return new Date(timeMs).toLocaleTimeString(locale, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
}

/** Writes an instant (milliseconds since 1970 UTC) as a local date, for example '3 Mar 2027'. */
export function formatDate(timeMs: number, locale?: string): string {
  return new Date(timeMs).toLocaleDateString(locale, { day: 'numeric', month: 'short', year: 'numeric' })
}

const dayMs = 86_400_000

/** Counts whole days from one instant to another; negative once the second has passed. */
export function daysUntil(timeMs: number, nowMs: number): number {
  return Math.floor((timeMs - nowMs) / dayMs)
}
