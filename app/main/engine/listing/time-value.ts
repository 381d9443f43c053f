/** Time values of RFC 3659 §2.3: `YYYYMMDDHHMMSS[.sss]`, always UTC. */

const timeValue = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:\.(\d+))?$/
const earliestMs = Date.parse('0000-01-01T00:00:00Z')
const latestMs = Date.parse('9999-12-31T23:59:59.999Z')

/** Writes a time given in milliseconds since 1970 UTC; the fraction is left out when it is zero. */
export function formatTimeValue(timeMs: number): string {
  const within = Math.min(Math.max(Math.floor(timeMs), earliestMs), latestMs)
  // 2024-05-06T07:08:09.123Z
  const iso = new Date(within).toISOString()
  const whole =
    iso.slice(0, 4) +
    iso.slice(5, 7) +
    iso.slice(8, 10) +
    iso.slice(11, 13) +
    iso.slice(14, 16) +
    iso.slice(17, 19)
  return iso.endsWith('.000Z') ? whole : whole + iso.slice(19, 23)
}

/**
 * Reads a time into milliseconds since 1970 UTC, or null when it is not exactly such a value or not a real date.
 * A leap second (60) counts as the first second of the next minute; digits beyond the millisecond are dropped.
 */
export function parseTimeValue(text: string): number | null {
  const match = timeValue.exec(text)
  if (match === null) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number)
  if (hour > 23 || minute > 59 || second > 60) return null
  const date = new Date(0)
  // Date.UTC would take the years 0 to 99 for 1900 to 1999.
  date.setUTCFullYear(year, month - 1, day)
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  date.setUTCHours(hour, minute, second, Number((match[7] ?? '').padEnd(3, '0').slice(0, 3)))
  return date.getTime()
}
