import { t } from '../texts/texts.ts'
import { fixedDecimals } from './decimal.ts'

/** A number for people, split so that the unit can be shown quieter than the digits. */
export interface Quantity {
  readonly digits: string
  readonly unit: string
}

/** Decimal units, chosen once for the whole dashboard: 1 kB is 1000 bytes, as drives and networks are sold. Their names are the language's: French says ko. */
export const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const

/** Splits a count of bytes into three significant digits and a decimal unit; what is not a positive number is 0 B. */
export function bytesQuantity(bytes: number): Quantity {
  if (!Number.isFinite(bytes) || bytes < 1) return { digits: '0', unit: t('format:unit.B') }
  let value = bytes
  let step = 0
  // 999.5 would be rounded to four digits, so it belongs to the next unit already.
  while (value >= 999.5 && step < byteUnits.length - 1) {
    value /= 1000
    step += 1
  }
  const unit = t(`format:unit.${byteUnits[step] ?? 'B'}`)
  if (step === 0) return { digits: String(Math.floor(value)), unit }
  const decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0
  return { digits: fixedDecimals(value, decimals), unit }
}

/** Writes a count of bytes as text, for example '12.3 MB'. */
export function formatBytes(bytes: number): string {
  const { digits, unit } = bytesQuantity(bytes)
  return `${digits} ${unit}`
}
