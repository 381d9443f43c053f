import type { HeldFolder, StorageBackend, StoragePath } from '../../../app/main/engine/vfs/storage.ts'

/** Other names that reach an entry besides its own, as 8.3 aliases do; from alias to real name. */
export type Aliases = Readonly<Record<string, string>>

/** Makes a storage find names in any case and keep how they are spelled, as Windows and macOS do. */
export function ignoringCase(storage: StorageBackend, aliases: Aliases = {}): StorageBackend {
  const nameIn = async (parent: StoragePath, name: string): Promise<string> => {
    try {
      for await (const entry of storage.list(parent)) {
        if (entry.name.toLowerCase() === (aliases[name] ?? name).toLowerCase()) return entry.name
      }
    } catch {
      // The storage itself says what is wrong with the parent.
    }
    return name
  }
  const real = async (path: StoragePath): Promise<StoragePath> => {
    let found: StoragePath = []
    for (const name of path) found = [...found, await nameIn(found, name)]
    return found
  }
  const held = (folder: HeldFolder, parent: StoragePath): HeldFolder => ({
    ...folder,
    stat: async (name) => ({ ...(await folder.stat(await nameIn(parent, name))), name }),
    openWrite: async (name, opening, mode) => folder.openWrite(await nameIn(parent, name), opening, mode),
    rename: async (name, to, replace, patience) => {
      const target = await nameIn(parent, to)
      await folder.rename(await nameIn(parent, name), target, replace, patience)
      if (target !== to) await folder.rename(target, to, replace, patience)
    },
    remove: async (name, patience) => folder.remove(await nameIn(parent, name), patience),
  })
  return {
    kind: storage.kind,
    stat: async (path) => ({ ...(await storage.stat(await real(path))), name: path.at(-1) ?? '' }),
    async *list(path) {
      yield* storage.list(await real(path))
    },
    openRead: async (path) => storage.openRead(await real(path)),
    openWrite: async (path, opening, mode) => storage.openWrite(await real(path), opening, mode),
    openFolder: async (path) => held(await storage.openFolder(await real(path)), await real(path)),
    makeDirectory: async (path) => storage.makeDirectory(await real(path)),
    removeDirectory: async (path) => storage.removeDirectory(await real(path)),
    removeFile: async (path) => storage.removeFile(await real(path)),
    async rename(from, to, replace) {
      const [source, target] = [await real(from), await real(to)]
      await storage.rename(source, target, replace)
      // The name is spelled as it was given last.
      const spelled = [...target.slice(0, -1), to.at(-1) ?? '']
      if (spelled.at(-1) !== target.at(-1)) await storage.rename(target, spelled, replace)
    },
    setModified: async (path, modifiedMs) => storage.setModified(await real(path), modifiedMs),
    setCreated: async (path, createdMs) => storage.setCreated(await real(path), createdMs),
    setMode: async (path, mode) => storage.setMode(await real(path), mode),
    makeLink: async (path, target) => storage.makeLink(await real(path), await real(target)),
    freeBytes: () => storage.freeBytes(),
  }
}
