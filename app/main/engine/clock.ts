/** Two clocks, passed in so that tests can turn them. */
export interface Clock {
  /** Wall clock, milliseconds since 1970 UTC; for showing, never for durations: it may jump. */
  now(): number
  /** Monotonic milliseconds; for durations and timeouts. */
  monotonicMs(): number
}

/** The real clocks of this process. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
}
