import { t } from '../texts/texts.ts'
import type { byteUnits } from './bytes.ts'
import { plainDecimal } from './decimal.ts'

/** A unit of an amount: what stands beside the number, and how many bytes one is. */
export interface AmountUnit {
  readonly unit: (typeof byteUnits)[number]
  readonly bytes: number
  readonly isPerSecond: boolean
}

/** Units of sizes, decimal as everywhere in the dashboard. */
export const sizeUnits: readonly AmountUnit[] = [
  { unit: 'B', bytes: 1, isPerSecond: false },
  { unit: 'kB', bytes: 1e3, isPerSecond: false },
  { unit: 'MB', bytes: 1e6, isPerSecond: false },
  { unit: 'GB', bytes: 1e9, isPerSecond: false },
  { unit: 'TB', bytes: 1e12, isPerSecond: false },
]

/** Units of speeds; nobody limits to bytes a second. */
export const speedUnits: readonly AmountUnit[] = [
  { unit: 'kB', bytes: 1e3, isPerSecond: true },
  { unit: 'MB', bytes: 1e6, isPerSecond: true },
  { unit: 'GB', bytes: 1e9, isPerSecond: true },
]

/** What a unit is called, for example 'MB/s'. */
export function amountUnitLabel({ unit, isPerSecond }: AmountUnit): string {
  return isPerSecond ? `${t(`format:unit.${unit}`)}/s` : t(`format:unit.${unit}`)
}

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
  const usual = units.find(({ unit }) => unit === 'MB') ?? units[0]
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
  return { digits: plainDecimal(bytes / unitBytes, 3), unitBytes }
}
