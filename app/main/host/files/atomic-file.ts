import { randomUUID } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import type { FileOperations } from './file-operations.ts'
import { diskOperations } from './file-operations.ts'

/** Readable by its owner only: it holds password hashes or keys. */
export const privateFileMode = 0o600
/** Enterable by its owner only. */
export const privateFolderMode = 0o700

/**
 * Replaces a file's content so that a crash at any moment leaves the whole old or the whole new one: a new
 * file beside it, flushed, takes its name. Calls for one path must not overlap. Rejects with the system's
 * error and leaves the old file when a step fails. `newPath` is removed before; in a folder of our own one fixed name
 * is right, so that a process killed half-way leaves one file that the next save clears away.
 */
export async function replaceFile(
  path: string,
  text: string,
  operations: FileOperations = diskOperations,
  newPath = `${path}.new`,
): Promise<void> {
  try {
    await operations.remove(newPath)
    const file = await operations.create(newPath, privateFileMode)
    try {
      await file.write(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await operations.rename(newPath, path)
  } catch (error) {
    // Clearing up may fail for the same reason; the first error is the one that explains.
    await operations.remove(newPath).catch(() => {})
    throw error
  }
  // The name has changed hands already: whatever survives a power cut from here on is a whole file.
  await operations.syncFolder(dirname(path)).catch(() => {})
}

/**
 * Renames a file that cannot be used to `<name>.broken-<time>.<extension>` beside it and gives the new path.
 * It is never deleted: somebody may still want to mend it.
 */
export async function keepAside(
  path: string,
  nowMs: number,
  operations: FileOperations = diskOperations,
): Promise<string> {
  const asidePath = asidePathOf(path, nowMs)
  await operations.rename(path, asidePath)
  return asidePath
}

/** Does the same by a copy, for a file of which a part is used; the file itself stays until it is replaced. */
export async function keepCopyAside(
  path: string,
  nowMs: number,
  operations: FileOperations = diskOperations,
): Promise<string> {
  const asidePath = asidePathOf(path, nowMs)
  try {
    await operations.copy(path, asidePath, privateFileMode)
  } catch (error) {
    // Half a copy helps nobody and would take the room that is missing.
    await operations.remove(asidePath).catch(() => {})
    throw error
  }
  await operations.syncFolder(dirname(path)).catch(() => {})
  return asidePath
}

function asidePathOf(path: string, nowMs: number): string {
  const [, stem = '', extension = ''] = /^(.+?)((?:\.[^.]*)?(?:\.bak)?)$/.exec(basename(path)) ?? []
  const time = new Date(nowMs).toISOString().replace(/[:.]/g, '-')
  // Two broken files of one moment must not replace each other.
  return join(dirname(path), `${stem}.broken-${time}-${randomUUID().slice(0, 4)}${extension}`)
}
