import type { StorageBackend } from './storage.ts'
import { originOf } from './storage-origin.ts'
import { VfsError } from './vfs-error.ts'

/** Files that are being resumed or appended to at present, by storage and then by their unique fact. */
const writing = new WeakMap<StorageBackend, Set<string>>()

/**
 * Takes a file for writing in place and returns the function that gives it back. Two clients that append to one file
 * at once would write over each other's bytes, so the second one gets VfsError busy.
 */
export function takeForWriting(storage: StorageBackend, unique: string): () => void {
  const origin = originOf(storage)
  const taken = writing.get(origin) ?? new Set<string>()
  writing.set(origin, taken)
  if (taken.has(unique)) throw new VfsError('busy', 'another upload writes this file')
  taken.add(unique)
  return () => {
    taken.delete(unique)
  }
}
