import { nameKey } from './name-rules.ts'
import { isRecord, type JsonRecord, quoted, type SavedFields } from './salvage-fields.ts'

/** A share, user or group as every list holds them. */
interface Named {
  readonly id: string
  readonly name: string
}

/** How the entries of one list are saved. */
export interface ListRules<Item extends Named> {
  /** What people call an entry: `Share`, `Group`, `User`. */
  readonly noun: string
  /** Reads the fields of one entry; more problems may be added. */
  readonly read: (entry: JsonRecord, called: string) => SavedFields
  /** The whole entry, or null when what is left of it does not make one. */
  readonly complete: (fields: JsonRecord) => Item | null
  /** What is said of an entry that is kept without some of its fields. */
  readonly consequence: string
  /** Told of an entry that was lost or is not whole. */
  readonly onFault?: (entry: unknown) => void
}

/** Saves the entries that can be read; one whose id or name is taken is left out, the first one stays. */
export function saveList<Item extends Named>(
  entries: readonly unknown[],
  { noun, read, complete, consequence, onFault }: ListRules<Item>,
  problems: string[],
): Item[] {
  const saved: Item[] = []
  const ids = new Set<string>()
  const names = new Set<string>()
  for (const [index, entry] of entries.entries()) {
    const called = calledIn(noun, entry, index)
    const { fields, unreadable } = isRecord(entry) ? read(entry, called) : unreadableEntry
    const item = complete(fields)
    const fault = faultOf(item, unreadable, ids, names)
    if (item !== null && fault === null) {
      ids.add(item.id)
      names.add(nameKey(item.name))
      saved.push(item)
      if (unreadable.length === 0) continue
      problems.push(`${called} ${consequence}: ${quoted(unreadable)} could not be read.`)
    } else {
      problems.push(`${called} was left out: ${fault}.`)
    }
    onFault?.(entry)
  }
  return saved
}

/** What is no object at all has no name and no id either. */
const unreadableEntry: SavedFields = { fields: {}, unreadable: ['id', 'name'] }

/** Why an entry cannot be in the list; null when it can. */
function faultOf(
  item: Named | null,
  unreadable: readonly string[],
  ids: ReadonlySet<string>,
  names: ReadonlySet<string>,
): string | null {
  if (item === null) return `${quoted(unreadable)} could not be read`
  if (ids.has(item.id)) return 'another one has the same id'
  return names.has(nameKey(item.name)) ? 'another one has the same name' : null
}

const maxShownName = 60

function calledIn(noun: string, entry: unknown, index: number): string {
  const name = isRecord(entry) ? entry.name : null
  if (typeof name !== 'string' || name === '') return `${noun} ${index + 1} of the list`
  return `${noun} “${name.slice(0, maxShownName)}”`
}
