import type { EngineEvent } from '../../engine/engine-event.ts'

type Refused = Extract<EngineEvent, { type: 'session-refused' }>

const quietMs = 60_000
const maxAddresses = 500

/**
 * Makes what tells how many refusals of an address were not said since the last one that was; null for one that is not
 * worth a line. Who is refused a thousand times a second must not push everything else out of the log.
 */
export function createRefusalPace(): (event: Refused) => number | null {
  const said = new Map<string, { at: number; unsaid: number }>()
  return ({ at, peer, reason }) => {
    const key = `${reason} ${peer.address}`
    const last = said.get(key)
    // A clock set back makes the time since negative; the refusal is then said rather than never.
    if (last !== undefined && at >= last.at && at - last.at < quietMs) {
      last.unsaid += 1
      return null
    }
    said.delete(key)
    const [oldest] = said.keys()
    if (said.size >= maxAddresses && oldest !== undefined) said.delete(oldest)
    said.set(key, { at, unsaid: 0 })
    return last?.unsaid ?? 0
  }
}
