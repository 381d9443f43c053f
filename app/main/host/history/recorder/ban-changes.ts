import type { Ban } from '../../bans/ban.ts'
import { type NewActivity, newActivity } from './new-activity.ts'

/** Entries one look may add; a list of other people may hold thousands of addresses. */
export const maxBanChanges = 200
/** Bans are looked at a moment after they change. */
const slackMs = 3_000

/** Both clocks: one for people, and one that never jumps. */
export interface BanClock {
  readonly now: () => number
  readonly monotonicMs: () => number
}

interface Seen {
  readonly id: string
  readonly cause: Ban['cause']
  /** Monotonic; null never. */
  readonly endsAtMs: number | null
}

/** Says what has happened to the bans since the look before; `kept` are those the program began with. */
export function createBanChanges(
  kept: readonly Ban[],
  { now, monotonicMs }: BanClock,
): (bans: readonly Ban[]) => readonly NewActivity[] {
  const seenOf = (bans: readonly Ban[]): Map<string, Seen> =>
    new Map(
      bans.map(({ id, range, cause, remainingMs }) => [
        range,
        { id, cause, endsAtMs: remainingMs === null ? null : monotonicMs() + remainingMs },
      ]),
    )
  let seen = seenOf(kept)

  return (bans) => {
    const before = seen
    seen = seenOf(bans)
    const found: NewActivity[] = []
    for (const ban of bans) {
      const was = before.get(ban.range)
      const isNew = was === undefined || was.id !== ban.id
      if (isNew) found.push(blocked(ban, now()))
      else if (!endsAlike(was, seen.get(ban.range))) found.push(blocked(ban, now(), { isChange: true }))
    }
    for (const [range, { endsAtMs }] of before) {
      if (seen.has(range)) continue
      const isOver = endsAtMs !== null && endsAtMs <= monotonicMs() + slackMs
      const facts = { by: isOver ? 'time' : 'person' }
      found.push(newActivity({ at: now(), kind: 'unblocked', address: range, facts }))
    }
    return bounded(found)
  }
}

/** The rest of many is told as one of each kind, with a count. */
function bounded(found: readonly NewActivity[]): readonly NewActivity[] {
  const told = found.slice(0, maxBanChanges)
  const rest = found.slice(maxBanChanges)
  const counted = (['blocked', 'unblocked'] as const).flatMap((kind) => {
    const some = rest.filter((activity) => activity.kind === kind)
    const [first] = some
    return first === undefined ? [] : [newActivity({ at: first.at, kind, facts: { count: some.length } })]
  })
  return [...told, ...counted]
}

function blocked(ban: Ban, nowMs: number, more: NewActivity['facts'] = {}): NewActivity {
  const { range, cause, remainingMs, sinceMs } = ban
  const until = remainingMs === null ? {} : { until: Math.round(nowMs + remainingMs) }
  const at = 'isChange' in more ? nowMs : sinceMs
  const facts = { by: cause.kind, ...until, ...evidenceOf(cause), ...more }
  return newActivity({ at, kind: 'blocked', address: range, facts })
}

function evidenceOf(cause: Ban['cause']): NewActivity['facts'] {
  if (cause.kind === 'person') return cause.note === '' ? {} : { note: cause.note.slice(0, 200) }
  const { wrongPasswords, unknownAccounts, foreignProtocols, earlierBans, lastUserName } = cause.evidence
  const counts = { wrongPasswords, unknownAccounts, foreignProtocols, earlierBans }
  return { ...counts, ...(lastUserName === null ? {} : { lastUserName: lastUserName.slice(0, 200) }) }
}

function endsAlike(one: Seen, other: Seen | undefined): boolean {
  const [before, after] = [one.endsAtMs, other?.endsAtMs ?? null]
  if (before === null || after === null) return before === after
  return Math.abs(before - after) < slackMs
}
