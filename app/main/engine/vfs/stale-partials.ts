import { isPartialName } from './partial-name.ts'
import type { StorageBackend, StoragePath } from './storage.ts'

// A running upload writes at least every few minutes (data stall timeout), so a day of silence means it is nobody's.
const staleAfterMs = 24 * 60 * 60 * 1000

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
  for await (const { name, kind, modifiedMs } of storage.list(directory)) {
    if (kind !== 'file' || !isPartialName(name) || nowMs - modifiedMs < staleAfterMs) return false
    stale.push(name)
  }
  for (const name of stale) await storage.removeFile([...directory, name])
  return stale.length > 0
}
