/** Where the curve's axis begins and ends, and its marks, in bytes a second; received counts below zero. */
export interface ChartScale {
  readonly min: number
  readonly max: number
  readonly ticks: readonly number[]
}

/** About so many marks from end to end. */
const wantedSteps = 5
/** Below it noise would look like a flood. */
const smallestStep = 10_000

/** The smallest of 1, 2, 5, 10, 20, 50 … that is not below this, which is above 0. */
export function niceStep(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const leading = value / power
  return (leading <= 1 ? 1 : leading <= 2 ? 2 : leading <= 5 ? 5 : 10) * power
}

/** A mirrored scale in round numbers with room for both maxima; each side keeps one step at least. */
export function chartScale(maxSent: number, maxReceived: number): ChartScale {
  const step = niceStep(Math.max(smallestStep, (maxSent + maxReceived) / wantedSteps))
  const above = Math.max(1, Math.ceil(maxSent / step))
  const below = Math.max(1, Math.ceil(maxReceived / step))
  const ticks = Array.from({ length: above + below + 1 }, (_, index) => (index - below) * step)
  return { min: -below * step, max: above * step, ticks }
}

/** The greatest of some rates; 0 without any that is known. */
export function greatest(rates: readonly (number | null)[]): number {
  return rates.reduce<number>((most, rate) => Math.max(most, rate ?? 0), 0)
}
