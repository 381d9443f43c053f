import type { StorageBackend, StorageFile, StoragePath } from '../storage.ts'
import { VfsError } from '../vfs-error.ts'
import { MeteredFile } from './metered-file.ts'
import { MeteredStorage } from './metered-storage.ts'
import type { Amount, QuotaKeeper } from './storage-rules.ts'

/** An entry of a storage. */
interface Place {
  readonly storage: StorageBackend
  readonly names: StoragePath
}

/**
 * Tells a file that was opened for writing what goes away as soon as it is complete (the version it replaces, the parts
 * it is put together from, the source of a move), whose room it may use, and refuses at once when `leastBytes` that are
 * known to come have none. Throws VfsError quota, too-large or no-space; the file stays open. Files of storages without
 * rules are always admitted.
 */
export async function admitFile(
  file: StorageFile,
  goesAway: readonly Place[],
  leastBytes: number,
): Promise<void> {
  if (!(file instanceof MeteredFile)) return
  for (const place of goesAway) await addCredit(file, place)
  await file.admit(leastBytes)
}

/** Throws VfsError too-large, quota or no-space when a new file of this size could not be stored. */
export async function checkRoom(storage: StorageBackend, bytes: number): Promise<void> {
  if (storage instanceof MeteredStorage) {
    await storage.checkRoom(bytes)
    return
  }
  const free = await storage.freeBytes()
  if (free !== null && bytes > free) throw new VfsError('no-space')
}

async function addCredit(file: MeteredFile, { storage, names }: Place): Promise<void> {
  if (!(storage instanceof MeteredStorage)) return
  const { places, rules } = storage
  const place = places.add(names)
  const held = await storage.measure(names)
  const isItself = names.join('/') === file.names.join('/') && rules.shareId === file.rules.shareId
  if (held === null || isItself) {
    places.delete(place)
    return
  }
  const amounts = new Map<QuotaKeeper, Amount>()
  for (const quota of file.rules.quotas) amounts.set(quota, quota.countedAt(rules.shareId, names, held))
  file.addCredit({ places, place, names, amounts })
}
