import { bytesQuantity, type Quantity } from './bytes.ts'

/** Splits a rate in bytes a second into three significant digits and a unit such as 'MB/s'. */
export function rateQuantity(bytesPerSecond: number): Quantity {
  const { digits, unit } = bytesQuantity(bytesPerSecond)
  return { digits, unit: `${unit}/s` }
}

/** Writes a rate in bytes a second as text, for example '4.10 MB/s'. */
export function formatRate(bytesPerSecond: number): string {
  const { digits, unit } = rateQuantity(bytesPerSecond)
  return `${digits} ${unit}`
}
