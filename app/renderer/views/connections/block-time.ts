/** For how long somebody is blocked. */
export type BlockTime = '15-minutes' | '1-hour' | '1-day' | 'until'

const minuteMs = 60_000
const longestMs = 365 * 24 * 60 * minuteMs

/** The choices, shortest first. */
export const blockTimes: readonly { readonly value: BlockTime; readonly label: string }[] = [
  { value: '15-minutes', label: '15 minutes' },
  { value: '1-hour', label: '1 hour' },
  { value: '1-day', label: '1 day' },
  { value: 'until', label: 'until a date' },
]

const durations = {
  '15-minutes': 15 * minuteMs,
  '1-hour': 60 * minuteMs,
  '1-day': 24 * 60 * minuteMs,
} as const

/** A time in milliseconds, or why there is none. */
export type BlockDuration = { readonly durationMs: number } | { readonly problem: string }

/** Turns the choice into milliseconds from now; `untilMs` counts for a date alone, NaN is half a date. */
export function blockDuration(time: BlockTime, untilMs: number | null, nowMs: number): BlockDuration {
  if (time !== 'until') return { durationMs: durations[time] }
  if (untilMs === null || Number.isNaN(untilMs)) return { problem: 'Choose a date and a time.' }
  const durationMs = untilMs - nowMs
  if (durationMs < 1_000) return { problem: 'This moment is over. Choose a later one.' }
  if (durationMs > longestMs) return { problem: 'A year is the longest. For more, block always.' }
  return { durationMs }
}
