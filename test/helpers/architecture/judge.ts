import { posix } from 'node:path'
import type { ImportFact, SourceFacts } from './read-imports.ts'
import type { RoomRule } from './room-rules.ts'

/** Source facts by path from the repository's root, with `/` on every platform. */
export type SourceTree = ReadonlyMap<string, SourceFacts>

/** The longest file this project accepts. */
export const maxLines = 300

/** Turns a specifier into what the table of rooms speaks of: a path from the root, a package or a `node:` module. */
export function targetOf(fromFile: string, specifier: string): string {
  if (specifier.startsWith('.')) {
    return posix.join(posix.dirname(fromFile), specifier.replace(/\?.*$/, ''))
  }
  return specifier
}

/** Says every import that the table of rooms does not allow, one sentence each. */
export function findBreaches(tree: SourceTree, rules: readonly RoomRule[]): string[] {
  const breaches: string[] = []
  for (const [file, facts] of tree) {
    const rule = ruleFor(file, rules)
    if (rule === undefined) {
      breaches.push(`${file} lies in no room of the table`)
      continue
    }
    for (const fact of facts.imports) {
      if (!isAllowed(file, fact, rule)) {
        breaches.push(`${file} (${rule.room}) must not import ${targetOf(file, fact.specifier)}`)
      }
    }
  }
  return breaches
}

/** Says every cycle of imports, type imports included, as the list of its files in order. */
export function findCycles(tree: SourceTree): string[][] {
  const cycles: string[][] = []
  const finished = new Set<string>()
  const path: string[] = []

  const visit = (file: string): void => {
    if (finished.has(file)) return
    const start = path.indexOf(file)
    if (start >= 0) {
      cycles.push([...path.slice(start), file])
      return
    }
    path.push(file)
    for (const next of importedFiles(tree, file)) visit(next)
    path.pop()
    finished.add(file)
  }

  for (const file of tree.keys()) visit(file)
  return cycles
}

/** Finds the packages and modules that a file reaches at run time through any number of files. */
export function reachedPackages(tree: SourceTree, entry: string): Set<string> {
  const packages = new Set<string>()
  const seen = new Set<string>()
  const visit = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    for (const { specifier, typeOnly } of tree.get(file)?.imports ?? []) {
      if (typeOnly) continue
      const target = targetOf(file, specifier)
      if (tree.has(target)) visit(target)
      else packages.add(target)
    }
  }
  visit(entry)
  return packages
}

/** Tells whether a pattern of the table covers a path, package or module. */
export function covers(pattern: string, target: string): boolean {
  if (pattern.endsWith('/**')) return target.startsWith(pattern.slice(0, -2))
  if (pattern.endsWith('/*')) {
    const folder = pattern.slice(0, -1)
    return target.startsWith(folder) && !target.slice(folder.length).includes('/')
  }
  if (pattern.startsWith('*.')) return target.endsWith(pattern.slice(1))
  if (pattern === 'node:*') return target.startsWith('node:')
  return pattern === target
}

function ruleFor(file: string, rules: readonly RoomRule[]): RoomRule | undefined {
  const covering = rules.filter(({ room }) => covers(room, file))
  return covering.sort((a, b) => b.room.length - a.room.length)[0]
}

function isAllowed(file: string, fact: ImportFact, rule: RoomRule): boolean {
  const target = targetOf(file, fact.specifier)
  if (rule.never?.some((pattern) => covers(pattern, target))) return false
  if (covers(rule.room, target)) return true
  return rule.may.some((entry) => {
    const typesOnly = entry.startsWith('type ')
    const pattern = typesOnly ? entry.slice('type '.length) : entry
    return covers(pattern, target) && (!typesOnly || fact.typeOnly)
  })
}

function importedFiles(tree: SourceTree, file: string): string[] {
  const targets = (tree.get(file)?.imports ?? []).map(({ specifier }) => targetOf(file, specifier))
  return [...new Set(targets)].filter((target) => tree.has(target))
}
