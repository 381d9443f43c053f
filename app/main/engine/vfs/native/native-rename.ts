import type { Stats } from 'node:fs'
import { VfsError } from '../vfs-error.ts'
import type { Containment, ProvenDirectory } from './containment.ts'
import { type HeldRetry, retryWhileHeld } from './held-file-retry.ts'
import { link, lstat, rename, unlink } from './native-calls.ts'
import { errnoOf } from './native-errno.ts'

/** One name in a proven directory. */
export interface ProvenName {
  readonly directory: ProvenDirectory
  readonly name: string
}

// File systems without hard links (FAT, exFAT, many network shares), and Linux's protected_hardlinks.
const noHardLinks: ReadonlySet<string | null> = new Set([
  'EPERM',
  'EACCES',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
  // What Windows says of FAT and exFAT ("invalid function"), as libuv passes it on.
  'EISDIR',
  // Another program holds the file; the rename that follows waits for it.
  'EBUSY',
])

/**
 * Renames one proven name to another. Directories are never replaced, files only when `replace` is set, and what the
 * share does not show (a device, a link that leads out) never. Throws VfsError and native errors.
 */
export async function renameProven(
  containment: Containment,
  from: ProvenName,
  to: ProvenName,
  replace: boolean,
  held: HeldRetry,
): Promise<void> {
  const source = await lstat(from.directory.child(from.name))
  const shown = await visible(containment, from, source)
  if (shown === null) throw new VfsError('not-found', 'source is not part of the share')
  const target = await lstatOrNull(to)
  if (target !== null && !isSameEntry(source, target, from, to)) {
    await refuseUnlessReplaceable(containment, shown, to, target, replace)
  }
  const replacesNothing = target === null && !replace
  if (replacesNothing && source.isFile() && (await linkedAndUnlinked(from, to, held))) return
  const act = async () => {
    // Between two attempts somebody else may have taken the name.
    if (replacesNothing && (await lstatOrNull(to)) !== null)
      throw new VfsError('already-exists', 'target exists')
    await Promise.all([from.directory.prove(), to.directory.prove()])
    await rename(from.directory.child(from.name), to.directory.child(to.name))
  }
  await retryWhileHeld(held.platform, act, held.pause, held.patience)
}

/** The stats of what a name leads to, or null when the share does not show it. */
export async function visible(containment: Containment, at: ProvenName, own: Stats): Promise<Stats | null> {
  const stats = own.isSymbolicLink() ? await containment.followLink(at.directory, at.name) : own
  return stats !== null && (stats.isFile() || stats.isDirectory()) ? stats : null
}

async function refuseUnlessReplaceable(
  containment: Containment,
  source: Stats,
  to: ProvenName,
  own: Stats,
  replace: boolean,
): Promise<void> {
  if (!replace) throw new VfsError('already-exists', 'target exists')
  const target = await visible(containment, to, own)
  if (target === null) throw new VfsError('not-permitted', 'target is not part of the share')
  if (target.isDirectory()) {
    throw new VfsError(source.isDirectory() ? 'already-exists' : 'is-a-directory', 'target is a directory')
  }
  if (source.isDirectory()) throw new VfsError('already-exists', 'a directory does not replace a file')
}

/** The same entry under a name that differs in case or composition only: a new spelling, nothing is replaced. */
function isSameEntry(source: Stats, target: Stats, from: ProvenName, to: ProvenName): boolean {
  if (source.ino !== target.ino || source.dev !== target.dev) return false
  return fold(from.name) === fold(to.name)
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

/**
 * Renames a file without ever replacing one: a hard link fails where a name exists, a plain rename would win over an
 * upload that took the name a moment ago. False where hard links do not exist.
 */
async function linkedAndUnlinked(
  from: ProvenName,
  to: ProvenName,
  { platform, pause, patience }: HeldRetry,
): Promise<boolean> {
  const source = from.directory.child(from.name)
  const target = to.directory.child(to.name)
  await Promise.all([from.directory.prove(), to.directory.prove()])
  try {
    await link(source, target)
  } catch (error) {
    if (noHardLinks.has(errnoOf(error))) return false
    throw error
  }
  try {
    await retryWhileHeld(platform, () => unlink(source), pause, patience)
  } catch (error) {
    await unlink(target)
    throw error
  }
  return true
}

async function lstatOrNull(at: ProvenName): Promise<Stats | null> {
  try {
    return await lstat(at.directory.child(at.name))
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null
    throw error
  }
}
