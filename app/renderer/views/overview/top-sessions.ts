import type { WireSession } from '../../../preload/contract/wire-sessions.ts'

type ById = ReadonlyMap<string, WireSession>

/** Ids of the live sessions that move the most; among those that move nothing, the newest. */
export function topSessions(byId: ById, count: number): string[] {
  return [...byId.values()]
    .filter(({ endedAt }) => endedAt === null)
    .sort((one, other) => rankOf(other) - rankOf(one) || other.connectedAt - one.connectedAt)
    .slice(0, count)
    .map(({ id }) => id)
}

/** Who has a transfer comes before who has none, however slow it is. */
const rankOf = ({ transfer }: WireSession): number => (transfer === null ? -1 : transfer.rate)

/** The new list with as little change as it takes: who stays keeps its place, who is new comes last. */
export function keepPlaces(before: readonly string[], now: readonly string[]): string[] {
  const staying = before.filter((id) => now.includes(id))
  return [...staying, ...now.filter((id) => !staying.includes(id))]
}
