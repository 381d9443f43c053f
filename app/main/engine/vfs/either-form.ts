import type { HeldFolder, StorageBackend, StorageEntry, StoragePath } from './storage.ts'
import { VfsError } from './vfs-error.ts'

/**
 * One storage has one such face, for every session: what is written in place is told apart by the storage's identity.
 */
const faces = new WeakMap<StorageBackend, StorageBackend>()

/** Looks for one name in a directory; throws VfsError where there is none. */
type Look = (name: string) => Promise<StorageEntry>

/**
 * Lets a storage find a name in either Unicode form. macOS asks for 'é' as letter and accent (NFD), everybody else as one
 * character (NFC), and on most disks these are two names; a file could be listed and not be opened. The form that is
 * asked for wins where both exist, and new names are stored as they are given.
 */
export function findingEitherForm(storage: StorageBackend): StorageBackend {
  const known = faces.get(storage)
  if (known !== undefined) return known
  const find = (path: StoragePath): Promise<StoragePath> => existingForm(storage, path)
  const face: StorageBackend = {
    kind: storage.kind,
    stat: async (path) => storage.stat(await find(path)),
    list: (path) => listFound(storage, path),
    openRead: async (path) => storage.openRead(await find(path)),
    openWrite: async (path, opening, mode) => storage.openWrite(await find(path), opening, mode),
    openFolder: async (path) => foundInFolder(await storage.openFolder(await find(path))),
    makeDirectory: async (path) => storage.makeDirectory(await find(path)),
    removeDirectory: async (path) => storage.removeDirectory(await find(path)),
    removeFile: async (path) => storage.removeFile(await find(path)),
    rename: async (from, to, replace) => storage.rename(await find(from), await find(to), replace),
    setModified: async (path, modifiedMs) => storage.setModified(await find(path), modifiedMs),
    setCreated: async (path, createdMs) => storage.setCreated(await find(path), createdMs),
    setMode: async (path, mode) => storage.setMode(await find(path), mode),
    makeLink: async (path, target) => storage.makeLink(await find(path), await find(target)),
    freeBytes: () => storage.freeBytes(),
  }
  faces.set(storage, face)
  return face
}

async function* listFound(storage: StorageBackend, path: StoragePath): AsyncGenerator<StorageEntry> {
  yield* storage.list(await existingForm(storage, path))
}

function foundInFolder(folder: HeldFolder): HeldFolder {
  const find = (name: string) => existingName((form) => folder.stat(form), name)
  return {
    stat: async (name) => folder.stat(await find(name)),
    openWrite: async (name, opening, mode) => folder.openWrite(await find(name), opening, mode),
    rename: async (name, to, replace, patience) =>
      folder.rename(await find(name), await find(to), replace, patience),
    remove: async (name, patience) => folder.remove(await find(name), patience),
    sync: () => folder.sync(),
    close: () => folder.close(),
  }
}

/** The path with each name in the form that exists; names that exist in no form stay as they are. */
async function existingForm(storage: StorageBackend, path: StoragePath): Promise<StoragePath> {
  // Most names have one form only, and then this costs nothing.
  if (path.every((name) => otherForms(name).length === 0)) return path
  let found: StoragePath = []
  for (const name of path) {
    const parent = found
    found = [...parent, await existingName((form) => storage.stat([...parent, form]), name)]
  }
  return found
}

async function existingName(stat: Look, name: string): Promise<string> {
  const others = otherForms(name)
  if (others.length === 0 || (await exists(stat, name))) return name
  for (const other of others) {
    if (await exists(stat, other)) return other
  }
  return name
}

function otherForms(name: string): string[] {
  return [name.normalize('NFC'), name.normalize('NFD')].filter((form) => form !== name)
}

async function exists(stat: Look, name: string): Promise<boolean> {
  try {
    await stat(name)
    return true
  } catch (error) {
    if (error instanceof VfsError) return false
    throw error
  }
}
