import { copyFile, type StoragePlace } from './copy-file.ts'
import { VfsError } from './vfs-error.ts'

/**
 * Moves a file to another storage: copies it and only then removes the source, so that no failure leaves less than one
 * complete file. Throws VfsError; unsupported for directories, which cannot be moved in one step.
 */
export async function moveAcross(from: StoragePlace, to: StoragePlace, replace: boolean): Promise<void> {
  const entry = await from.storage.stat(from.names)
  if (entry.kind === 'directory') throw new VfsError('unsupported', 'a directory to another share')
  await copyFile(from, to, replace, undefined, [from])
  await from.storage.removeFile(from.names)
}
