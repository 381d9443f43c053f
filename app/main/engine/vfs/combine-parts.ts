import { type StoragePlace, statOrNull, writeHidden } from './copy-file.ts'
import { takeForWriting } from './in-place-writes.ts'
import type { StorageEntry } from './storage.ts'
import { VfsError } from './vfs-error.ts'

/**
 * Appends the parts, in their order, to the target, which need not exist, and removes them. The whole is written beside
 * the target first and takes its name when it is complete, and only then are the parts removed: at every moment each
 * byte is in a file. Throws VfsError; already-exists when the same file is named twice.
 */
export async function combineParts(
  target: StoragePlace,
  parts: readonly StoragePlace[],
  signal?: AbortSignal,
): Promise<void> {
  const existing = await statOrNull(target)
  if (existing?.kind === 'directory') throw new VfsError('is-a-directory')
  const places = existing === null ? parts : [target, ...parts]
  const entries = await Promise.all(places.map(({ storage, names }) => storage.stat(names)))
  if (entries.some(({ kind }) => kind === 'directory')) throw new VfsError('is-a-directory')
  const giveBack = takeAll(places, entries)
  try {
    const leastBytes = entries.reduce((sum, { size }) => sum + size, 0)
    const room = { goesAway: parts, leastBytes }
    await writeHidden(target, existing !== null, entries[0]?.mode ?? 0o644, room, async (append) => {
      for (const { storage, names } of places) {
        const source = await storage.openRead(names)
        try {
          await append(source, signal)
        } finally {
          await source.close()
        }
      }
    })
    for (const { storage, names } of parts) await storage.removeFile(names)
  } finally {
    giveBack()
  }
}

/** Keeps everybody else from writing these files meanwhile: what came in after it was read would be lost. */
function takeAll(places: readonly StoragePlace[], entries: readonly StorageEntry[]): () => void {
  if (new Set(entries.map(({ unique }) => unique)).size < entries.length) {
    throw new VfsError('already-exists', 'the same file twice')
  }
  const taken: (() => void)[] = []
  const giveBack = () => {
    for (const give of taken) give()
  }
  try {
    for (const [index, { storage }] of places.entries()) {
      taken.push(takeForWriting(storage, entries[index]?.unique ?? ''))
    }
  } catch (error) {
    giveBack()
    throw error
  }
  return giveBack
}
