import type { StorageBackend, StorageEntry, StoragePath } from './storage.ts'
import { VfsError } from './vfs-error.ts'

/** Looks at this many entries for a name that has two cases. */
const maxEntriesLookedAt = 200

/** What is known so far; a storage whose names have no case yet is asked again. */
const known = new WeakMap<StorageBackend, boolean>()

/** Says whether this storage finds a name in any case; null when nothing in it has told yet. */
export function knownToIgnoreCase(storage: StorageBackend): boolean | null {
  return known.get(storage) ?? null
}

/**
 * Finds out whether a storage finds names in any case, by asking for one that exists in its other case: a Linux server
 * may share a FAT stick, and a Mac a disk that tells case apart. Never throws.
 */
export async function ignoresCase(storage: StorageBackend): Promise<boolean | null> {
  const before = known.get(storage)
  if (before !== undefined) return before
  try {
    const found = await probe(storage)
    if (found !== null) known.set(storage, found)
    return found
  } catch {
    // The share is missing at the moment; it is asked again when it is back.
    return null
  }
}

async function probe(storage: StorageBackend): Promise<boolean | null> {
  let looked = 0
  for await (const entry of storage.list([])) {
    looked += 1
    const other = otherCase(entry.name)
    if (other !== null) return await isSameEntry(storage, [other], entry)
    if (looked === maxEntriesLookedAt) return null
  }
  return null
}

async function isSameEntry(
  storage: StorageBackend,
  path: StoragePath,
  entry: StorageEntry,
): Promise<boolean> {
  try {
    return (await storage.stat(path)).unique === entry.unique
  } catch (error) {
    if (error instanceof VfsError && error.kind === 'not-found') return false
    throw error
  }
}

/** The name with the case of its ASCII letters turned round; null without such letters. */
function otherCase(name: string): string | null {
  const turned = name.replace(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  )
  return turned === name ? null : turned
}
