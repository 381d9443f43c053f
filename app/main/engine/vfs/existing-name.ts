import { foldName } from './name-fold.ts'
import type { StorageBackend, StorageEntry, StoragePath } from './storage.ts'
import { ignoresCase } from './storage-case.ts'
import { VfsError } from './vfs-error.ts'

/** Looks for one name in a directory; throws VfsError where there is none. */
export type Look = (name: string) => Promise<StorageEntry>

// `PROGRA~1`: on Windows an alias that reaches a file under a name no listing shows and no pattern knows.
const shortName = /^[^.]{0,6}~[0-9]{1,6}(\.[^.]{0,3})?$/

/** Says whether nothing has to be looked up to know what this name stands for. */
export function isPlainName(name: string): boolean {
  return otherForms(name).length === 0 && !shortName.test(name)
}

/**
 * The name under which an entry is there: as it was asked for, or in the other Unicode form. What is not there yet is
 * made in NFC. Throws VfsError bad-name for the 8.3 alias of a file that has another name.
 */
export async function existingName(
  look: Look,
  list: () => AsyncIterable<StorageEntry>,
  name: string,
): Promise<string> {
  const others = otherForms(name)
  if (await exists(look, name)) {
    if (shortName.test(name) && !(await holds(list(), name))) throw new VfsError('bad-name', 'an 8.3 alias')
    return name
  }
  for (const other of others) {
    if (await exists(look, other)) return other
  }
  return name.normalize('NFC')
}

/**
 * How the entry that a name reaches is spelled: where case makes no difference a file that is replaced keeps the name it
 * has, as every program there does it.
 */
export async function existingSpelling(
  storage: StorageBackend,
  directory: StoragePath,
  name: string,
): Promise<string> {
  if ((await ignoresCase(storage)) !== true) return name
  const folded = foldName(name)
  for await (const entry of storage.list(directory)) {
    if (foldName(entry.name) === folded) return entry.name
  }
  return name
}

async function holds(entries: AsyncIterable<StorageEntry>, name: string): Promise<boolean> {
  const folded = foldName(name)
  for await (const entry of entries) if (foldName(entry.name) === folded) return true
  return false
}

function otherForms(name: string): string[] {
  return [name.normalize('NFC'), name.normalize('NFD')].filter((form) => form !== name)
}

async function exists(look: Look, name: string): Promise<boolean> {
  try {
    await look(name)
    return true
  } catch (error) {
    if (error instanceof VfsError) return false
    throw error
  }
}
