import type { HeldFolder, StorageEntry, StorageFile, StoragePath, WriteOpening } from './storage.ts'
import { VfsError } from './vfs-error.ts'

/** What the in-memory storage does in one of its directories. All throw VfsError. */
export interface MemoryFolderActs {
  /** Refuses names that cannot exist, a storage that is away and a directory that is gone. */
  check(names: StoragePath): void
  describe(name: string): StorageEntry
  open(name: string, opening: WriteOpening, mode: number | undefined): StorageFile
  rename(name: string, to: string, replace: boolean): void
  remove(name: string): void
}

/** Holds a directory of the in-memory storage, wherever it is moved to meanwhile. */
export function holdInMemory(acts: MemoryFolderActs): HeldFolder {
  let isClosed = false
  const check = (...names: string[]) => {
    if (isClosed) throw new VfsError('io', 'the folder is closed')
    acts.check(names)
  }
  return {
    stat: async (name) => {
      check(name)
      return acts.describe(name)
    },
    openWrite: async (name, opening, mode) => {
      check(name)
      return acts.open(name, opening, mode)
    },
    rename: async (name, to, replace) => {
      check(name, to)
      acts.rename(name, to, replace)
    },
    remove: async (name) => {
      check(name)
      acts.remove(name)
    },
    sync: async () => check(),
    close: async () => {
      isClosed = true
    },
  }
}
