import { isAbandonedPartialName } from './partial-name.ts'
import type { StorageBackend, StorageEntry, StoragePath } from './storage.ts'

// A running upload writes at least every few minutes (data stall timeout), so a day of silence means it is nobody's.
const staleAfterMs = 24 * 60 * 60 * 1000

/**
 * Says whether an entry is what a crashed upload left: a file, not a link, of a name only this program makes, that no
 * running upload holds and nobody has written to for a day. Another Portside may share the same folder, hence the day.
 */
export function isStalePartial(entry: StorageEntry, nowMs: number): boolean {
  const { name, kind, isLink, modifiedMs } = entry
  if (kind !== 'file' || isLink === true || !isAbandonedPartialName(name)) return false
  return nowMs - modifiedMs >= staleAfterMs
}

/**
 * Removes what crashed uploads left in a directory that shows nothing else; true when it is empty afterwards. Without
 * this, a client could never remove a directory that looks empty to it.
 */
export async function removeStalePartials(
  storage: StorageBackend,
  directory: StoragePath,
  nowMs: number,
): Promise<boolean> {
  const stale: string[] = []
  for await (const entry of storage.list(directory)) {
    if (!isStalePartial(entry, nowMs)) return false
    stale.push(entry.name)
  }
  for (const name of stale) await storage.removeFile([...directory, name])
  return stale.length > 0
}

/** Removes one entry of a directory in the background when it is what a crashed upload left. */
export function removeWhenStale(
  storage: StorageBackend,
  directory: StoragePath,
  entry: StorageEntry,
  nowMs: number,
): void {
  if (!isStalePartial(entry, nowMs)) return
  // It is no part of what was asked for; who is refused here is refused again on the next occasion.
  storage.removeFile([...directory, entry.name]).catch(() => undefined)
}
