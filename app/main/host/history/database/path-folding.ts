import type { Database } from 'node-sqlite3-wasm'

/**
 * The form in which paths are compared: small letters of every script, and é as one character however a client wrote it
 * (macOS sends it as two). SQLite itself folds A to Z alone.
 */
export function foldPath(path: string): string {
  return path.normalize('NFC').toLowerCase()
}

/** Gives SQL the function `foldPath`, which the triggers of the path tables call: nothing can be written without it. */
export function registerPathFolding(database: Database): void {
  database.function('foldPath', (path) => (path === null ? null : foldPath(String(path))), {
    deterministic: true,
  })
}
