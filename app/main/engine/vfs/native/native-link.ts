import { relative } from 'node:path'
import type { StoragePath } from '../storage.ts'
import { VfsError } from '../vfs-error.ts'
import type { Containment } from './containment.ts'
import { realpath, symlink, unlink } from './native-calls.ts'
import { toEntry } from './native-entry.ts'
import { fromNativeBytes, toNativePath } from './native-path.ts'
import type { ProvenName } from './native-rename.ts'

/**
 * Makes a link in a proven directory that leads to a proven entry of the same share.
 *
 * What is written into the link is the way from the one real place to the other, never what the client sent: it holds
 * wherever the share is moved to and shows nothing of what lies above it. Made by a name that exists it fails (EEXIST).
 * Throws VfsError and native errors.
 */
export async function linkProven(
  containment: Containment,
  at: ProvenName,
  target: StoragePath,
): Promise<void> {
  const from = fromNativeBytes(await realpath(at.directory.self))
  const goal = await containment.withEntry(target, async ({ stats, path }) => {
    const entry = toEntry('', stats)
    if (entry === null) throw new VfsError('not-found', 'neither file nor directory')
    return { kind: entry.kind, place: fromNativeBytes(await realpath(path)) }
  })
  const link = at.directory.child(at.name)
  await symlink(
    toNativePath(relative(from, goal.place) || '.'),
    link,
    goal.kind === 'directory' ? 'dir' : 'file',
  )
  // A directory moved between the look and the link would make it lead elsewhere, perhaps out.
  if ((await containment.followLink(at.directory, at.name)) !== null) return
  await unlink(link)
  throw new VfsError('not-found', 'moved while it was linked')
}
