import { copyFile, type StoragePlace, statOrNull } from './copy-file.ts'
import { stopWhenEnded } from './stop-when-ended.ts'
import { type TreeBounds, type TreeInspection, type WalkedEntry, walkTree } from './tree-walk.ts'
import { VfsError } from './vfs-error.ts'

/**
 * Copies a directory and all it holds to a name that is free. Links are left out: a copy that leads back into the
 * original would be no copy. What is there is counted first: a tree beyond the bounds is refused whole. Throws VfsError;
 * what was copied until then stays.
 */
export async function copyTree(
  from: StoragePlace,
  to: StoragePlace,
  signal?: AbortSignal,
  bounds?: TreeBounds,
  inspect?: TreeInspection,
): Promise<void> {
  if ((await statOrNull(to)) !== null) throw new VfsError('already-exists', 'the target of a copy')
  const found: WalkedEntry[] = []
  for await (const walked of walkTree(from.storage, from.names, bounds, signal, inspect)) {
    if (walked.entry.isLink !== true) found.push(walked)
  }
  await to.storage.makeDirectory(to.names)
  for (const { below, entry } of found) {
    stopWhenEnded(signal)
    const target = { storage: to.storage, names: [...to.names, ...below] }
    if (entry.kind === 'directory') await to.storage.makeDirectory(target.names)
    else await copyFile({ storage: from.storage, names: [...from.names, ...below] }, target, false, signal)
  }
}
