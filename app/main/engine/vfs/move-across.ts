import { freshPartialName } from './partial-name.ts'
import type { StorageBackend, StorageFile, StoragePath } from './storage.ts'
import { VfsError } from './vfs-error.ts'

const copyBufferBytes = 256 * 1024

/** One entry of one storage. */
export interface StoragePlace {
  readonly storage: StorageBackend
  readonly names: StoragePath
}

/**
 * Moves a file to another storage: copies it into a hidden file beside the target, gives that the target's name and
 * only then removes the source, so that no failure leaves less than one complete file. Throws VfsError; unsupported for
 * directories, which cannot be moved in one step.
 */
export async function moveAcross(from: StoragePlace, to: StoragePlace, replace: boolean): Promise<void> {
  const entry = await from.storage.stat(from.names)
  if (entry.kind === 'directory') throw new VfsError('unsupported', 'a directory to another share')
  const partial = [...to.names.slice(0, -1), freshPartialName()]
  const source = await from.storage.openRead(from.names)
  try {
    const copy = await to.storage.openWrite(partial, 'create-new')
    try {
      await copyContent(source, copy)
      await copy.setModified(source.modifiedMs)
      await copy.sync()
      await copy.close()
      await to.storage.rename(partial, to.names, replace)
    } catch (error) {
      await discard(copy, to.storage, partial)
      throw error
    }
  } finally {
    await source.close()
  }
  await from.storage.removeFile(from.names)
}

async function copyContent(source: StorageFile, copy: StorageFile): Promise<void> {
  const buffer = new Uint8Array(copyBufferBytes)
  let position = 0
  for (;;) {
    const length = await source.read(buffer, 0, buffer.byteLength, position)
    if (length === 0) return
    await copy.writev([buffer.subarray(0, length)], position)
    position += length
  }
}

async function discard(copy: StorageFile, storage: StorageBackend, partial: StoragePath): Promise<void> {
  try {
    await copy.close()
    await storage.removeFile(partial)
  } catch {
    // The failure that led here is the one to report.
  }
}
