import { t } from '../../texts/texts.ts'

const minuteMs = 60_000
const longestMs = 365 * 24 * 60 * minuteMs

/** For how long somebody is blocked, shortest first. */
export const blockTimes = ['15-minutes', '1-hour', '1-day', 'until'] as const
export type BlockTime = (typeof blockTimes)[number]

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
  if (untilMs === null || Number.isNaN(untilMs)) return { problem: t('connections:stop.noDate') }
  const durationMs = untilMs - nowMs
  if (durationMs < 1_000) return { problem: t('connections:stop.past') }
  if (durationMs > longestMs) return { problem: t('connections:stop.tooLong') }
  return { durationMs }
}
