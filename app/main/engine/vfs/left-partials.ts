import type { StorageBackend, StorageEntry } from './storage.ts'

interface LeftPartial {
  readonly accountId: string
  readonly size: number
  readonly modifiedMs: number
}

/** Partials remembered for one storage at most; of more, the oldest are forgotten. */
const maxRemembered = 1000

const leftIn = new WeakMap<StorageBackend, Map<string, LeftPartial>>()

/**
 * Remembers the partial an interrupted upload left under its target's name, and whose it is.
 *
 * An account that may only upload could otherwise neither resume nor replace what its own broken upload left: to the
 * storage it is a file like any other. In memory only, so a restart forgets it, and then the file is anybody's.
 */
export function rememberLeft(
  storage: StorageBackend,
  entry: StorageEntry,
  accountId: string | undefined,
): void {
  if (accountId === undefined) return
  const left = leftIn.get(storage) ?? new Map<string, LeftPartial>()
  leftIn.set(storage, left)
  left.delete(entry.unique)
  left.set(entry.unique, { accountId, size: entry.size, modifiedMs: entry.modifiedMs })
  for (const oldest of left.keys()) {
    if (left.size <= maxRemembered) break
    left.delete(oldest)
  }
}

/**
 * Says whether a file is the partial this account left, untouched since: once anybody has written to it, it is a file
 * of its own. The number of a removed file may come back with another one, which differs in time.
 */
export function isLeftBy(
  storage: StorageBackend,
  entry: StorageEntry,
  accountId: string | undefined,
): boolean {
  const partial = leftIn.get(storage)?.get(entry.unique)
  return (
    partial !== undefined &&
    partial.accountId === accountId &&
    partial.size === entry.size &&
    partial.modifiedMs === entry.modifiedMs
  )
}

/** Forgets a partial that was completed or replaced. */
export function forgetLeft(storage: StorageBackend, entry: StorageEntry): void {
  leftIn.get(storage)?.delete(entry.unique)
}
