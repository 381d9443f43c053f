import { withoutIdleZeros } from './decimal.ts'
import { rateQuantity } from './rate.ts'

/** Writes a round rate as a mark of an axis, without its sign and without digits that say nothing: '5 MB/s'. */
export function rateTick(bytesPerSecond: number): string {
  if (bytesPerSecond === 0) return '0'
  const { digits, unit } = rateQuantity(Math.abs(bytesPerSecond))
  return `${withoutIdleZeros(digits)} ${unit}`
}
