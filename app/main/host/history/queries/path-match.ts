import { foldPath } from '../database/path-folding.ts'
import type { OpenDatabase } from '../database/sqlite.ts'
import { type Clause, firstRow, numberOf, textOf } from './rows.ts'

/** Which paths hold a fragment. */
export type PathMatch =
  | { readonly kind: 'none' }
  /** So few that their ids are at hand, as a JSON array; `uses` is how often transfers and activities name them. */
  | { readonly kind: 'few'; readonly ids: string; readonly uses: number; readonly lastKey: number }
  /** So many, or so short a fragment, that each path is asked by itself. */
  | { readonly kind: 'many'; readonly folded: string }

/** How many paths the index of trigrams may name before they count as many: to compare them takes some milliseconds. */
const fewPaths = 4_000
/** Trigrams of a fragment that are looked for; what a longer one says besides is compared. */
const maxTrigrams = 16

/** Finds out how common a fragment is, in a few milliseconds. Null when no path was asked for. */
export function matchPaths(database: OpenDatabase, fragment: string | undefined): PathMatch | null {
  if (fragment === undefined || fragment === '') return null
  // Texts end for SQLite where a NUL stands, and no path holds one.
  if (fragment.includes('\0')) return { kind: 'none' }
  const folded = foldPath(fragment)
  const trigrams = trigramsOf(folded)
  if (trigrams === null) return { kind: 'many', folded }
  const row = firstRow(
    database,
    `SELECT count(*) AS named, count(id) AS paths, json_group_array(id) FILTER (WHERE id IS NOT NULL) AS ids,
       sum(uses) AS uses, max(lastKey) AS lastKey
     FROM (SELECT rowid AS named FROM pathFragments WHERE pathFragments MATCH ? LIMIT ${fewPaths + 1})
     LEFT JOIN paths ON id = named AND instr(folded, ?) > 0`,
    [trigrams, folded],
  )
  if (numberOf(row, 'named') > fewPaths) return { kind: 'many', folded }
  if (numberOf(row, 'paths') === 0) return { kind: 'none' }
  return {
    kind: 'few',
    ids: textOf(row, 'ids'),
    uses: numberOf(row, 'uses'),
    lastKey: numberOf(row, 'lastKey'),
  }
}

/** The ids of common paths, which takes one look at every path. */
export function idsOf(
  database: OpenDatabase,
  match: Exclude<PathMatch, { kind: 'none' }>,
): Extract<PathMatch, { kind: 'few' }> {
  if (match.kind === 'few') return match
  const row = firstRow(
    database,
    `SELECT json_group_array(id) AS ids, ifnull(sum(uses), 0) AS uses, ifnull(max(lastKey), 0) AS lastKey
     FROM paths NOT INDEXED WHERE instr(folded, ?) > 0`,
    [match.folded],
  )
  return {
    kind: 'few',
    ids: textOf(row, 'ids'),
    uses: numberOf(row, 'uses'),
    lastKey: numberOf(row, 'lastKey'),
  }
}

/** The condition that a column of path ids is among them. */
export function pathClause(match: PathMatch, column: string): Clause {
  switch (match.kind) {
    case 'none':
      return { sql: 'FALSE', values: [] }
    case 'few':
      return { sql: `${column} IN (SELECT value FROM json_each(?))`, values: [match.ids] }
    case 'many':
      return { sql: `(SELECT instr(folded, ?) FROM paths WHERE id = ${column}) > 0`, values: [match.folded] }
  }
}

/** The condition on a row of `paths` itself. */
export function pathItselfClause(match: PathMatch): Clause {
  return match.kind === 'many'
    ? { sql: 'instr(paths.folded, ?) > 0', values: [match.folded] }
    : pathClause(match, 'paths.id')
}

/** All of them are in the path, in the words of FTS5; null below three characters. */
function trigramsOf(folded: string): string | null {
  const characters = [...folded]
  const count = characters.length - 2
  if (count < 1) return null
  const step = Math.max(1, count / maxTrigrams)
  const trigrams = new Set<string>()
  for (let at = 0; at < count; at += step) {
    const begin = Math.floor(at)
    trigrams.add(characters.slice(begin, begin + 3).join(''))
  }
  return [...trigrams].map((trigram) => `"${trigram.replaceAll('"', '""')}"`).join(' AND ')
}
