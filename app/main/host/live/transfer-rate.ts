/** How quickly the shown rate follows the real one. */
const timeConstantMs = 3000

/** A moving average in the making; immutable. */
export interface RateEstimate {
  readonly weightedSum: number
  /** Share of the average that is backed by samples, 0 to 1; divides out the slow start of a plain average. */
  readonly weight: number
}

/** The estimate of a transfer that has not moved a byte yet. */
export const noRate: RateEstimate = { weightedSum: 0, weight: 0 }

/** Adds one sample: `bytes` moved within the last `elapsedMs`. Samples without time change nothing. */
export function addRateSample(estimate: RateEstimate, bytes: number, elapsedMs: number): RateEstimate {
  // The wall clock may have been set back between two samples.
  if (!(elapsedMs > 0)) return estimate
  const kept = Math.exp(-elapsedMs / timeConstantMs)
  const bytesPerSecond = (bytes * 1000) / elapsedMs
  return {
    weightedSum: estimate.weightedSum * kept + bytesPerSecond * (1 - kept),
    weight: estimate.weight * kept + (1 - kept),
  }
}

/** Bytes a second, whole; what is below one byte a second is shown as nothing. */
export function rateOf(estimate: RateEstimate): number {
  return estimate.weight === 0 ? 0 : Math.floor(estimate.weightedSum / estimate.weight)
}
