import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** The repository's root. */
export const repositoryRoot = join(import.meta.dirname, '../../..')

/** Lists every file beneath a folder of the repository, as paths from its root with `/`; an absent folder has none. */
export function listFiles(folder: string): string[] {
  const start = join(repositoryRoot, folder)
  if (!existsSync(start)) return []
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(repositoryRoot, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

/** Reads one file of the repository as text. */
export function readText(file: string): string {
  return readFileSync(join(repositoryRoot, file), 'utf8')
}

/** Tells whether a path names TypeScript or JavaScript source. */
export function isSource(file: string): boolean {
  return /\.(ts|tsx|mts|mjs|js)$/.test(file) && !file.endsWith('.d.ts')
}
