import { normalizeAddress } from '../../../engine/host-door.ts'
import { createWordFinder, type WordFinder } from './word-finder.ts'

/** What is replaced; the alias is this and a number, `user-1`. */
export type AliasKind =
  | 'user'
  | 'share'
  | 'group'
  | 'address'
  | 'path'
  | 'name'
  | 'host'
  | 'client'
  | 'certificate'
  | 'pattern'
  | 'id'
  | 'digest'
  | 'text'

/** Hands out words that stand for others, the same for the same within one bundle. */
export interface Aliases {
  /** What a thing is called; it is found in free text from now on. */
  of(kind: AliasKind, value: string): string
  /** The same for a text that may be known as something else, or as several things in a row. */
  wholeOf(kind: AliasKind, value: string): string
  /** Replaces every value an alias was asked for. */
  replace(text: string): string
}

/** One alias, or several in a row, and nothing else: it need not be replaced again. */
export const onlyAliases = /^(?:[a-z]+-\d+[ ,/]*)+$/

/** Parts of paths that are shorter say nothing and would be found everywhere. */
const shortestName = 3

/** Makes an empty collection. */
export function createAliases(): Aliases {
  const finder: WordFinder = createWordFinder()
  const given = new Map<string, string>()
  const counts = new Map<AliasKind, number>()

  const of = (kind: AliasKind, value: string): string => {
    const plain = kind === 'address' ? normalizeAddress(value) : value.normalize('NFC')
    const key = `${kind} ${plain.toLowerCase()}`
    const known = given.get(key)
    if (known !== undefined) return known
    const number = (counts.get(kind) ?? 0) + 1
    counts.set(kind, number)
    const alias = `${kind}-${number}`
    given.set(key, alias)
    if (isWorthFinding(kind, value)) finder.add(value, alias)
    if (kind === 'path') learnNames(value)
    return alias
  }

  /** Messages may name a file without its folder, and a file without its ending. */
  const learnNames = (path: string): void => {
    for (const name of path.split(/[/\\]/)) {
      const stem = name.replace(/\.[^.]*$/, '')
      for (const part of new Set([name, stem])) {
        if (part.length >= shortestName && finder.find(part) === null) of('name', part)
      }
    }
  }

  const replace = (text: string): string => finder.replace(text)

  return {
    of,
    replace,
    wholeOf(kind, value) {
      const known = replace(value)
      return onlyAliases.test(known) ? known : of(kind, value)
    },
  }
}

/** Addresses are found by their form: `10.0.0.1` must not be found in `10.0.0.10`. */
function isWorthFinding(kind: AliasKind, value: string): boolean {
  if (kind === 'address') return false
  return kind === 'user' || kind === 'share' || kind === 'group' || value.length >= shortestName
}
