import { nameKey } from '../name-rules.ts'
import { newId } from '../settings-action.ts'
import type { User } from '../settings-schema.ts'

/** A share, user or group as every list holds them. */
export interface Named {
  readonly id: string
  readonly name: string
}

/** What entries of a document become here. */
export interface MatchedList<Item extends Named> {
  /** The entry here that the imported one takes the place of, by the imported id. */
  readonly twins: ReadonlyMap<string, Item>
  /** The id an imported entry has here, by the imported id. */
  readonly ids: ReadonlyMap<string, string>
  /** Entries here that stay beside the imported ones. */
  readonly kept: readonly Item[]
}

/** What entries are found again by: their name, and of guests that they are guests. */
export function keyOf(entry: Named & Partial<Pick<User, 'isAnonymous'>>): string {
  return entry.isAnonymous === true ? '\0guests' : nameKey(entry.name)
}

/** Finds for imported entries the ones here they take the place of, and an id that nobody else has. */
export function matchList<Item extends Named>(
  here: readonly Item[],
  imported: readonly Item[],
  choice: 'merge' | 'replace',
): MatchedList<Item> {
  const byKey = new Map(here.map((entry) => [keyOf(entry), entry]))
  const twins = new Map<string, Item>()
  for (const entry of imported) {
    const twin = byKey.get(keyOf(entry))
    if (twin !== undefined) twins.set(entry.id, twin)
  }
  const replaced = new Set([...twins.values()])
  const kept = choice === 'merge' ? here.filter((entry) => !replaced.has(entry)) : []
  const taken = new Set([...kept, ...replaced].map(({ id }) => id))
  const ids = new Map<string, string>()
  for (const { id } of imported) {
    const twin = twins.get(id)
    const own = twin?.id ?? (taken.has(id) ? newId() : id)
    taken.add(own)
    ids.set(id, own)
  }
  return { twins, ids, kept }
}

/** The list as it will be: what is here in its order, with imported entries in the places of their twins, then the new ones. */
export function placeImported<Item extends Named>(
  here: readonly Item[],
  kept: readonly Item[],
  imported: readonly Item[],
): Item[] {
  const byId = new Map(imported.map((entry) => [entry.id, entry]))
  const staying = new Set(kept)
  const placed = here.flatMap((entry) => byId.get(entry.id) ?? (staying.has(entry) ? [entry] : []))
  const there = new Set(placed.map(({ id }) => id))
  return [...placed, ...imported.filter(({ id }) => !there.has(id))]
}
