const earliestMs = Date.parse('0000-01-01T00:00:00Z')
const latestMs = Date.parse('9999-12-31T23:59:59.999Z')

/**
 * Writes a time given in milliseconds since 1970 UTC as `YYYYMMDDHHMMSS[.sss]` (RFC 3659 §2.3). The fraction is left out
 * when it is zero; years beyond four digits become the nearest ones that fit. `control` reads such values.
 */
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
