/** A unit of an amount: what stands beside the number, and how many bytes one is. */
export interface AmountUnit {
  readonly label: string
  readonly bytes: number
}

/** Units of sizes, decimal as everywhere in the dashboard. */
export const sizeUnits: readonly AmountUnit[] = [
  { label: 'B', bytes: 1 },
  { label: 'kB', bytes: 1e3 },
  { label: 'MB', bytes: 1e6 },
  { label: 'GB', bytes: 1e9 },
  { label: 'TB', bytes: 1e12 },
]

/** Units of speeds; nobody limits to bytes a second. */
export const speedUnits: readonly AmountUnit[] = [
  { label: 'kB/s', bytes: 1e3 },
  { label: 'MB/s', bytes: 1e6 },
  { label: 'GB/s', bytes: 1e9 },
]

/** An amount as a person types it: digits and a unit beside them. */
export interface TypedAmount {
  readonly digits: string
  readonly unitBytes: number
}

/**
 * Writes bytes as digits and the largest unit that keeps them exact, so that opening and saving a form changes nothing.
 * Null, which means no limit, has no digits and the unit people need most.
 */
export function writeAmount(bytes: number | null, units: readonly AmountUnit[]): TypedAmount {
  const usual = units.find(({ label }) => label.startsWith('MB')) ?? units[0]
  if (bytes === null || !Number.isFinite(bytes)) return { digits: '', unitBytes: usual?.bytes ?? 1 }
  const fitting = units.filter(
    (unit) => bytes >= unit.bytes && readAmount(amountIn(bytes, unit.bytes)) === bytes,
  )
  return amountIn(bytes, (fitting.at(-1) ?? units[0])?.bytes ?? 1)
}

/** Reads what was typed as whole bytes: null when nothing was, NaN when it is no number. */
export function readAmount({ digits, unitBytes }: TypedAmount): number | null {
  const text = digits.trim().replace(',', '.')
  if (text === '') return null
  return /^(\d+\.?\d*|\.\d+)$/.test(text) ? Math.round(Number(text) * unitBytes) : Number.NaN
}

/** At most three digits after the point: more would be unreadable, and the next smaller unit says it better. */
function amountIn(bytes: number, unitBytes: number): TypedAmount {
  return { digits: String(Math.round((bytes / unitBytes) * 1e3) / 1e3), unitBytes }
}
