import type { EngineEvent } from '../../engine/engine-event.ts'

const quietMs = 60_000
const maxWatched = 500
/** Refused changes of files that a session may have said one by one. */
const freeChanges = 100

/**
 * Makes what tells how many refusals like this one were not said since the last one that was; null for one that is not
 * worth a line, 0 for everything that is no refusal. Who is refused a thousand times a second must not push everything
 * else out of the log.
 */
export function createRefusalPace(): (event: EngineEvent) => number | null {
  const said = new Map<string, { at: number; left: number; unsaid: number }>()
  return (event) => {
    const refusal = refusalIn(event)
    if (refusal === null) return 0
    const { key, free } = refusal
    const { at } = event
    const last = said.get(key)
    // A clock set back makes the time since negative; the refusal is then said rather than never.
    if (last !== undefined && at >= last.at && at - last.at < quietMs) {
      last.left -= 1
      if (last.left > 0) return 0
      last.unsaid += 1
      return null
    }
    said.delete(key)
    const [oldest] = said.keys()
    if (said.size >= maxWatched && oldest !== undefined) said.delete(oldest)
    // One that went on for a minute is counted from its first line on.
    const isGoingOn = last !== undefined && last.unsaid > 0
    said.set(key, { at, left: isGoingOn ? 1 : free, unsaid: 0 })
    return last?.unsaid ?? 0
  }
}

/** Of whom, and how many are said before they are counted; null for what was not refused. */
function refusalIn(event: EngineEvent): { readonly key: string; readonly free: number } | null {
  if (event.type === 'session-refused') return { key: `${event.reason} ${event.peer.address}`, free: 1 }
  if (event.type !== 'path-changed' || event.outcome === 'done') return null
  return { key: `change ${event.sessionId}`, free: freeChanges }
}
