import type { ConnectionEntry } from './connection-entries.ts'

/**
 * What is shown while the order is held: every row keeps its place, also one that does not match the filter any more;
 * who has gone altogether is left out, and who is new comes last in its group. The same list when nothing changes.
 */
export function holdOrder(
  shown: readonly ConnectionEntry[],
  wanted: readonly ConnectionEntry[],
  isThere: (id: string) => boolean,
): readonly ConnectionEntry[] {
  const kept = shown.filter(({ id }) => isThere(id))
  const known = new Set(kept.map(({ id }) => id))
  const added = wanted.filter(({ id }) => !known.has(id))
  if (added.length === 0) return kept.length === shown.length ? shown : kept
  const entries = [...kept]
  for (const entry of added) {
    const last = entry.group === null ? -1 : entries.findLastIndex(({ group }) => group === entry.group)
    if (last < 0) entries.push(entry)
    else entries.splice(last + 1, 0, entry)
  }
  return entries
}

/**
 * Counts the rows that would move, leave or come if the order were taken over: as few as possible, so that one row that
 * climbs to the top counts once and not once for everybody it passes.
 */
export function countChanges(shown: readonly ConnectionEntry[], wanted: readonly ConnectionEntry[]): number {
  const places = new Map(wanted.map(({ id }, place) => [id, place]))
  const common = shown.flatMap(({ id }) => places.get(id) ?? [])
  const stay = longestRise(common)
  return shown.length - stay + (wanted.length - common.length)
}

/** Length of the longest rising row of numbers within a list (patience sorting). */
function longestRise(numbers: readonly number[]): number {
  const ends: number[] = []
  for (const number of numbers) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] ?? 0) < number) low = middle + 1
      else high = middle
    }
    ends[low] = number
  }
  return ends.length
}
