import type { StorageBackend } from './storage.ts'

const origins = new WeakMap<StorageBackend, StorageBackend>()

/** Says that a storage is another face of one that is there already: what is the same file in both is one file. */
export function markOrigin(face: StorageBackend, origin: StorageBackend): void {
  origins.set(face, originOf(origin))
}

/** The storage that stands behind all its faces; the storage itself when it is no face. */
export function originOf(storage: StorageBackend): StorageBackend {
  return origins.get(storage) ?? storage
}
