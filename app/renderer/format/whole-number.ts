/** Reads a whole number from a form: null when nothing was typed, NaN when it is no whole number. */
export function readWholeNumber(text: string): number | null {
  const digits = text.trim()
  if (digits === '') return null
  return /^\d{1,15}$/.test(digits) ? Number(digits) : Number.NaN
}

/** Writes a number into a form; null and NaN have no digits. */
export function writeWholeNumber(value: number | null): string {
  return value === null || Number.isNaN(value) ? '' : String(value)
}

/** Tells a number from none, and from NaN, which stands for text in a form that is no number. */
export function isSet(value: number | null): value is number {
  return value !== null && !Number.isNaN(value)
}
