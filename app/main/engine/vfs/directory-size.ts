import type { FileSystem, VirtualPath } from './file-system.ts'
import { stopWhenEnded } from './stop-when-ended.ts'
import { type TreeBounds, usualTreeBounds } from './tree-walk.ts'
import { VfsError, type VfsErrorKind } from './vfs-error.ts'
import { joinPath } from './virtual-path.ts'

/** Why a directory inside adds nothing: its listing is not permitted, its share is unplugged, it was just removed. */
const addsNothing: ReadonlySet<VfsErrorKind> = new Set(['not-permitted', 'unavailable', 'not-found'])

/**
 * Bytes of all files below a directory, other shares inside it included, as far as the principal may see them. Links
 * add nothing, what they lead to would count twice. Throws VfsError; too-many-entries beyond the bounds.
 */
export async function directorySize(
  files: FileSystem,
  root: VirtualPath,
  signal?: AbortSignal,
  bounds: TreeBounds = usualTreeBounds,
): Promise<number> {
  // Listing what a link out of the share leads to would tell whether it is a folder.
  await files.enter(root)
  const waiting = [{ path: root, depth: 1 }]
  let bytes = 0
  let count = 0
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, depth } = next
    if (depth > bounds.maxDepth) throw new VfsError('too-many-entries', 'too deep')
    try {
      for await (const entry of files.list(path)) {
        stopWhenEnded(signal)
        count += 1
        if (count > bounds.maxEntries) throw new VfsError('too-many-entries')
        if (entry.isLink === true) continue
        if (entry.kind === 'file') bytes += entry.size
        else waiting.push({ path: joinPath(path, entry.name), depth: depth + 1 })
      }
    } catch (error) {
      if (path === root || !(error instanceof VfsError) || !addsNothing.has(error.kind)) throw error
    }
  }
  return bytes
}
