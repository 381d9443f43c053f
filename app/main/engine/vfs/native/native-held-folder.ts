import { constants } from 'node:fs'
import type { Patience } from '../patience.ts'
import type { HeldFolder, StorageEntry, StorageFile, WriteOpening } from '../storage.ts'
import { VfsError } from '../vfs-error.ts'
import type { ProvenDirectory } from './containment.ts'
import { close, fsync, open } from './native-calls.ts'
import { errnoOf } from './native-errno.ts'
import type { NativeNames } from './native-names.ts'
import type { ProvenName } from './native-rename.ts'

// Windows opens no directory at all, some network shares know no fsync of one, and a drop folder may be unreadable.
const notFlushed: ReadonlySet<string | null> = new Set([
  'EACCES',
  'EINVAL',
  'EISDIR',
  'ENOSYS',
  'ENOTSUP',
  'EOPNOTSUPP',
  'EPERM',
])

/** What a held folder asks of the storage it belongs to. */
export interface HeldFolderParts {
  readonly names: NativeNames
  /** Checks the names and turns failures into VfsError. */
  guard<T>(operation: string, names: readonly string[], act: () => Promise<T>): Promise<T>
  rename(from: ProvenName, to: ProvenName, replace: boolean, patience?: Patience): Promise<void>
}

/** A proven directory that stays proven: looked at before every operation, closed when the last one has ended. */
export class NativeHeldFolder implements HeldFolder {
  readonly #directory: ProvenDirectory
  readonly #parts: HeldFolderParts
  readonly #running = new Set<Promise<unknown>>()
  #closing: Promise<void> | null = null

  constructor(directory: ProvenDirectory, parts: HeldFolderParts) {
    this.#directory = directory
    this.#parts = parts
  }

  stat(name: string): Promise<StorageEntry> {
    return this.#run('stat', [name], () => this.#parts.names.stat(this.#at(name)))
  }

  openWrite(name: string, opening: WriteOpening, mode?: number): Promise<StorageFile> {
    return this.#run('open', [name], () => this.#parts.names.openWrite(this.#at(name), opening, mode))
  }

  rename(name: string, to: string, replace: boolean, patience?: Patience): Promise<void> {
    return this.#run('rename', [name, to], async () => {
      await this.#parts.rename(this.#at(name), this.#at(to), replace, patience)
      await this.#directory.confirm()
    })
  }

  remove(name: string, patience?: Patience): Promise<void> {
    return this.#run('remove', [name], async () => {
      await this.#parts.names.remove(this.#at(name), 'file', patience)
      await this.#directory.confirm()
    })
  }

  sync(): Promise<void> {
    return this.#run('sync', [], async () => {
      try {
        const fd = await open(this.#directory.self, constants.O_RDONLY)
        try {
          await fsync(fd)
        } finally {
          await close(fd)
        }
      } catch (error) {
        if (!notFlushed.has(errnoOf(error))) throw error
      }
    })
  }

  close(): Promise<void> {
    // A descriptor closed under a running operation could by then stand for another directory.
    this.#closing ??= Promise.allSettled(this.#running).then(() => this.#directory.close())
    return this.#closing
  }

  #at(name: string): ProvenName {
    return { directory: this.#directory, name }
  }

  async #run<T>(operation: string, names: readonly string[], act: () => Promise<T>): Promise<T> {
    if (this.#closing !== null) throw new VfsError('io', `${operation}: the folder is closed`)
    const running = this.#parts.guard(operation, names, async () => {
      await this.#directory.prove()
      return await act()
    })
    this.#running.add(running)
    try {
      return await running
    } finally {
      this.#running.delete(running)
    }
  }
}
