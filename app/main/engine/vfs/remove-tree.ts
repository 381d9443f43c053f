import { removeStalePartials } from './stale-partials.ts'
import { stopWhenEnded } from './stop-when-ended.ts'
import type { StorageBackend, StoragePath } from './storage.ts'
import { type TreeBounds, type TreeInspection, type WalkedEntry, walkTree } from './tree-walk.ts'
import { VfsError } from './vfs-error.ts'

/**
 * Removes a directory and all it holds. A link is removed itself, never what it leads to. What is there is counted
 * first: a tree beyond the bounds is refused whole. An upload that is running inside keeps its directory (not-empty).
 * Throws VfsError; what was removed until then stays removed.
 */
export async function removeTree(
  storage: StorageBackend,
  root: StoragePath,
  nowMs: number,
  signal?: AbortSignal,
  bounds?: TreeBounds,
  inspect?: TreeInspection,
): Promise<void> {
  // Looked at first: listing what a link out of the share leads to would tell whether it is a folder.
  if ((await storage.stat(root)).kind === 'file') throw new VfsError('not-a-directory')
  const found: WalkedEntry[] = []
  if (!(await isLink(storage, root))) {
    for await (const walked of walkTree(storage, root, bounds, signal, inspect)) found.push(walked)
  }
  // Directories were reported before what they hold, so backwards every directory comes when it is empty.
  for (const { below, entry } of found.reverse()) {
    stopWhenEnded(signal)
    const path = [...root, ...below]
    await ifStillThere(() =>
      entry.kind === 'file' ? storage.removeFile(path) : removeEmptyDirectory(storage, path, nowMs),
    )
  }
  await removeEmptyDirectory(storage, root, nowMs)
}

/** Removes a directory that is empty but for what crashed uploads left. */
export async function removeEmptyDirectory(
  storage: StorageBackend,
  path: StoragePath,
  nowMs: number,
): Promise<void> {
  try {
    await storage.removeDirectory(path)
  } catch (error) {
    if (!(error instanceof VfsError) || error.kind !== 'not-empty') throw error
    if (!(await removeStalePartials(storage, path, nowMs))) throw error
    await storage.removeDirectory(path)
  }
}

/** Only a listing tells a link from what it leads to. */
async function isLink(storage: StorageBackend, path: StoragePath): Promise<boolean> {
  const name = path.at(-1)
  for await (const entry of storage.list(path.slice(0, -1))) {
    if (entry.name === name) return entry.isLink === true
  }
  return false
}

async function ifStillThere(remove: () => Promise<void>): Promise<void> {
  try {
    await remove()
  } catch (error) {
    if (!(error instanceof VfsError) || error.kind !== 'not-found') throw error
  }
}
