const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** Writes an instant (milliseconds since 1970 UTC) as an input of date and time takes it: local, to the minute. */
export function writeDateTime(timeMs: number | null): string {
  if (timeMs === null || Number.isNaN(timeMs)) return ''
  const date = new Date(timeMs)
  const day = [date.getFullYear(), twoDigits(date.getMonth() + 1), twoDigits(date.getDate())].join('-')
  return `${day}T${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`
}

/** Reads what such an input holds: null when it is empty, NaN when it is no date. */
export function readDateTime(text: string): number | null {
  return text === '' ? null : new Date(text).getTime()
}
