import { formatDuration } from '../format/duration.ts'
import { useNow } from './use-now.ts'

interface DurationProps {
  /** Start in main's milliseconds since 1970 UTC. */
  readonly since: number
  /** End, or null while it lasts. */
  readonly until: number | null
  /** What to add to this page's clock to get main's. */
  readonly clockOffsetMs: number
}

function RunningDuration({ since, clockOffsetMs }: Omit<DurationProps, 'until'>) {
  return <>{formatDuration(useNow() + clockOffsetMs - since)}</>
}

/** How long something has lasted, as a stopwatch. */
export function Duration({ since, until, clockOffsetMs }: DurationProps) {
  if (until !== null) return <>{formatDuration(until - since)}</>
  return <RunningDuration since={since} clockOffsetMs={clockOffsetMs} />
}
