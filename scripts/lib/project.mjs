import { join } from 'node:path'

/** The repository's root. */
export const root = join(import.meta.dirname, '../..')

/** Where Vite's command line lives; run with Node itself so that no shell is in between. */
export const viteCommand = join(root, 'node_modules/vite/bin/vite.js')

/**
 * Prints one line on stderr, so that stdout stays clean for programs that read it.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`)
}

/**
 * Turns anything thrown into one line.
 * @param {unknown} error
 * @returns {string}
 */
export function reasonOf(error) {
  const text = error instanceof Error ? error.message : String(error)
  return text.trim().split('\n')[0] ?? text
}
