import { admitFile } from './metered/admission.ts'
import { holdPartialName } from './partial-name.ts'
import { stopWhenEnded } from './stop-when-ended.ts'
import type { StorageBackend, StorageEntry, StorageFile, StoragePath } from './storage.ts'
import { VfsError } from './vfs-error.ts'

const copyBufferBytes = 256 * 1024

/** One entry of one storage. */
export interface StoragePlace {
  readonly storage: StorageBackend
  readonly names: StoragePath
}

/** What `writeHidden` fills: each call appends what one opened file holds. */
export type AppendContent = (source: StorageFile, signal?: AbortSignal) => Promise<void>

/**
 * Copies a file, its time and its mode: into a hidden file beside the target that takes the target's name at the end,
 * so the target is at every moment what it was or the complete copy. Throws VfsError; already-exists when source and
 * target are one file. `goesAway` is what the caller removes afterwards, whose room the copy may use.
 */
export async function copyFile(
  from: StoragePlace,
  to: StoragePlace,
  replace: boolean,
  signal?: AbortSignal,
  goesAway: readonly StoragePlace[] = [],
): Promise<void> {
  const entry = await from.storage.stat(from.names)
  const existing = await statOrNull(to)
  if (existing !== null && (!replace || existing.unique === entry.unique)) {
    throw new VfsError('already-exists', 'the target of a copy')
  }
  const source = await from.storage.openRead(from.names)
  try {
    const room = { goesAway, leastBytes: source.size }
    await writeHidden(to, replace, (existing ?? entry).mode, room, async (append, copy) => {
      await append(source, signal)
      await copy.setModified(source.modifiedMs)
    })
  } finally {
    await source.close()
  }
}

/** What is known of a file before it is written. */
export interface RoomNeeded {
  /** What goes away when it is complete, besides the version it replaces. */
  readonly goesAway: readonly StoragePlace[]
  /** Bytes it will hold at least. */
  readonly leastBytes: number
}

/** Fills a hidden file beside the target and gives it the target's name; removes it again when anything fails. */
export async function writeHidden(
  to: StoragePlace,
  replace: boolean,
  mode: number,
  { goesAway, leastBytes }: RoomNeeded,
  fill: (append: AppendContent, file: StorageFile) => Promise<void>,
): Promise<void> {
  const partial = holdPartialName()
  const hidden = [...to.names.slice(0, -1), partial.name]
  try {
    const file = await to.storage.openWrite(hidden, 'create-new', mode & 0o777)
    try {
      await admitFile(file, [to, ...goesAway], leastBytes)
      await fill(appendTo(file), file)
      await file.sync()
      await file.close()
      await to.storage.rename(hidden, to.names, replace)
    } catch (error) {
      await discard(file, to.storage, hidden)
      throw error
    }
  } finally {
    partial.release()
  }
}

/** The entry at a place, or null when there is none. */
export async function statOrNull({ storage, names }: StoragePlace): Promise<StorageEntry | null> {
  try {
    return await storage.stat(names)
  } catch (error) {
    if (error instanceof VfsError && error.kind === 'not-found') return null
    throw error
  }
}

function appendTo(file: StorageFile): AppendContent {
  const buffer = new Uint8Array(copyBufferBytes)
  let end = 0
  return async (source, signal) => {
    let position = 0
    for (;;) {
      stopWhenEnded(signal)
      const length = await source.read(buffer, 0, buffer.byteLength, position)
      if (length === 0) return
      await file.writev([buffer.subarray(0, length)], end)
      position += length
      end += length
    }
  }
}

async function discard(file: StorageFile, storage: StorageBackend, hidden: StoragePath): Promise<void> {
  try {
    await file.close()
    await storage.removeFile(hidden)
  } catch {
    // The failure that led here is the one to report.
  }
}
