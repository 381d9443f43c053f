import { isPartialName } from './partial-name.ts'
import { stopWhenEnded } from './stop-when-ended.ts'
import type { StorageBackend, StorageEntry, StoragePath } from './storage.ts'
import { VfsError } from './vfs-error.ts'
import { isSingleName } from './virtual-path.ts'

/** How much of a tree one command may touch; more is too-many-entries. */
export interface TreeBounds {
  readonly maxEntries: number
  /** Directories inside each other, the first one included. */
  readonly maxDepth: number
}

/** Enough for a person's folders, little enough to be done before anybody thinks the server hangs. */
export const usualTreeBounds: TreeBounds = { maxEntries: 100_000, maxDepth: 100 }

/** One entry below the root of a walk. */
export interface WalkedEntry {
  /** Names from the root of the walk down. */
  readonly below: StoragePath
  readonly entry: StorageEntry
}

/**
 * Looks at each entry of a tree before anything is done to any: `leave` goes round it and all below it, a throw refuses
 * the whole tree.
 */
export type TreeInspection = (below: StoragePath, entry: StorageEntry) => 'take' | 'leave'

/**
 * Walks a tree, every directory before what it holds. Links are reported and never followed, so no walk runs in circles
 * or counts anything twice; unfinished uploads and names that no command could say are left out.
 */
export async function* walkTree(
  storage: StorageBackend,
  root: StoragePath,
  bounds: TreeBounds = usualTreeBounds,
  signal?: AbortSignal,
  inspect: TreeInspection = () => 'take',
): AsyncGenerator<WalkedEntry> {
  const waiting: StoragePath[] = [[]]
  let count = 0
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    if (below.length >= bounds.maxDepth) throw new VfsError('too-many-entries', 'too deep')
    for await (const entry of storage.list([...root, ...below])) {
      if (isPartialName(entry.name) || !isSingleName(entry.name)) continue
      stopWhenEnded(signal)
      count += 1
      if (count > bounds.maxEntries) throw new VfsError('too-many-entries')
      const path = [...below, entry.name]
      if (inspect(path, entry) === 'leave') continue
      if (entry.kind === 'directory' && entry.isLink !== true) waiting.push(path)
      yield { below: path, entry }
    }
  }
}
