import { existingName, existingSpelling, isPlainName } from './existing-name.ts'
import type { HeldFolder, StorageBackend, StorageEntry, StoragePath } from './storage.ts'
import { VfsError } from './vfs-error.ts'

/**
 * One storage has one such face, for every session: what is written in place is told apart by the storage's identity.
 */
const faces = new WeakMap<StorageBackend, StorageBackend>()

/**
 * Lets a storage find a name in either Unicode form. macOS asks for 'é' as letter and accent (NFD), everybody else as one
 * character (NFC), and on most disks these are two names; a file could be listed and not be opened. The form that is
 * asked for wins where both exist; new names are stored in NFC.
 */
export function findingEitherForm(storage: StorageBackend): StorageBackend {
  const known = faces.get(storage)
  if (known !== undefined) return known
  const find = (path: StoragePath): Promise<StoragePath> => existingPath(storage, path)
  const face: StorageBackend = {
    kind: storage.kind,
    stat: async (path) => storage.stat(await find(path)),
    list: (path) => listFound(storage, path),
    openRead: async (path) => storage.openRead(await find(path)),
    openWrite: async (path, opening, mode) => storage.openWrite(await find(path), opening, mode),
    async openFolder(path) {
      const found = await find(path)
      return foundInFolder(await storage.openFolder(found), storage, found)
    },
    makeDirectory: async (path) => storage.makeDirectory(await find(path)),
    removeDirectory: async (path) => storage.removeDirectory(await find(path)),
    removeFile: async (path) => storage.removeFile(await find(path)),
    rename: (from, to, replace) => renameFound(storage, from, to, replace),
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
  yield* storage.list(await existingPath(storage, path))
}

function foundInFolder(folder: HeldFolder, storage: StorageBackend, path: StoragePath): HeldFolder {
  const find = async (name: string): Promise<string> =>
    isPlainName(name)
      ? name
      : await existingName(
          (form) => folder.stat(form),
          () => storage.list(path),
          name,
        )
  // Only what replaces a file meets one that may be spelled otherwise.
  const spelled = async (name: string, replace: boolean): Promise<string> =>
    replace ? await existingSpelling(storage, path, name) : name
  return {
    stat: async (name) => folder.stat(await find(name)),
    openWrite: async (name, opening, mode) => folder.openWrite(await find(name), opening, mode),
    rename: async (name, to, replace, patience) =>
      folder.rename(await find(name), await spelled(await find(to), replace), replace, patience),
    remove: async (name, patience) => folder.remove(await find(name), patience),
    sync: () => folder.sync(),
    close: () => folder.close(),
  }
}

/** The path with each name as it is there; see `existingName` for those that are not. */
async function existingPath(storage: StorageBackend, path: StoragePath): Promise<StoragePath> {
  // Most names have one form only, and then this costs nothing.
  if (path.every(isPlainName)) return path
  let found: StoragePath = []
  for (const name of path) {
    const parent = found
    const real = isPlainName(name)
      ? name
      : await existingName(
          (form) => storage.stat([...parent, form]),
          () => storage.list(parent),
          name,
        )
    found = [...parent, real]
  }
  return found
}

/** A file that is replaced keeps its spelling; what is renamed to itself gets the one that was asked for. */
async function renameFound(
  storage: StorageBackend,
  from: StoragePath,
  to: StoragePath,
  replace: boolean,
): Promise<void> {
  const [source, target] = [await existingPath(storage, from), await existingPath(storage, to)]
  const parent = target.slice(0, -1)
  const asked = to.at(-1)?.normalize('NFC') ?? ''
  const isItself = await isSame(
    () => storage.stat(source),
    () => storage.stat(target),
  )
  const name = isItself ? asked : await existingSpelling(storage, parent, target.at(-1) ?? '')
  await storage.rename(source, to.length === 0 ? to : [...parent, name], replace)
}

async function isSame(
  one: () => Promise<StorageEntry>,
  other: () => Promise<StorageEntry>,
): Promise<boolean> {
  const source = await one()
  try {
    return (await other()).unique === source.unique
  } catch (error) {
    if (error instanceof VfsError) return false
    throw error
  }
}
