import type { Entry } from '../vfs/file-system.ts'
import { type EntryRights, effectiveMode, permFact } from './entry-rights.ts'
import { formatTimeValue } from './time-value.ts'

/** Facts of MLST and MLSD in the order they are written and advertised. */
export const mlsxFacts = [
  'type',
  'size',
  'modify',
  'perm',
  'unique',
  'create',
  'unix.mode',
  'unix.owner',
  'unix.group',
] as const

/** One fact name, lower case. */
export type MlsxFact = (typeof mlsxFacts)[number]

/** `cdir` and `pdir` mark the listed directory itself and the one above it (RFC 3659 §7.5.1.1). */
export type MlsxType = 'file' | 'dir' | 'cdir' | 'pdir'

/** The known ones among the names a client asked for, in our order; case does not matter (RFC 3659 §7.9). */
export function selectFacts(names: readonly string[]): readonly MlsxFact[] {
  const wanted = new Set(names.map((name) => name.toLowerCase()))
  return mlsxFacts.filter((fact) => wanted.has(fact))
}

/** The FEAT line: every fact, those in use marked with `*`. `selected` null means all. */
export function mlstFeature(selected: readonly string[] | null): string {
  const facts = mlsxFacts.map((fact) => `${fact}${selected === null || selected.includes(fact) ? '*' : ''};`)
  return `MLST ${facts.join('')}`
}

/** One line of MLSD, or the line in the middle of an MLST reply without its leading space: facts, space, name. */
export function formatMlsxLine(
  entry: Entry,
  name: string,
  rights: EntryRights,
  selected: readonly string[] | null,
  type: MlsxType = entry.kind === 'directory' ? 'dir' : 'file',
): string {
  let line = ''
  for (const fact of mlsxFacts) {
    if (selected !== null && !selected.includes(fact)) continue
    const value = factValue(fact, entry, rights, type)
    if (value !== null) line += `${fact}=${value};`
  }
  return `${line} ${name}`
}

function factValue(fact: MlsxFact, entry: Entry, rights: EntryRights, type: MlsxType): string | null {
  switch (fact) {
    case 'type':
      return type
    case 'size':
      // The size of a directory says nothing, and RFC 3659 §7.5.7 defines it for files.
      return entry.kind === 'file' ? String(entry.size) : null
    case 'modify':
      return formatTimeValue(entry.modifiedMs)
    case 'perm':
      return permFact(entry, rights)
    case 'unique':
      return entry.unique
    case 'create':
      return entry.createdMs === null ? null : formatTimeValue(entry.createdMs)
    case 'unix.mode':
      return effectiveMode(entry, rights).toString(8).padStart(4, '0')
    case 'unix.owner':
      return 'owner'
    case 'unix.group':
      return 'group'
  }
}
