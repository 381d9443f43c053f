import { constants, type Stats } from 'node:fs'
import type { StoragePath } from '../storage.ts'
import { VfsError } from '../vfs-error.ts'
import type { Containment, ProvenDirectory, ProvenEntry } from './containment.ts'
import { close, closePlace, descriptorPlace, fstat, open } from './native-calls.ts'
import { errnoOf } from './native-errno.ts'
import { fromNativeBytes, type NativePath, toNativePath } from './native-path.ts'
import type { ShareRoot } from './share-root.ts'

// Linux's O_PATH, which Node does not name: a descriptor for the place alone. It reads nothing, waits for no FIFO,
// wakes no device and needs no right on the file, so even a link that leads out is only looked at.
const placeOnly = 0o10000000
const { O_DIRECTORY, O_RDWR, O_WRONLY } = constants
const withoutFollowing = constants.O_NOFOLLOW
const withoutWaiting = constants.O_NONBLOCK | constants.O_NOCTTY

/** Says whether this system shows where a descriptor lies (Linux with /proc mounted). */
export async function canProveByDescriptor(platform: NodeJS.Platform): Promise<boolean> {
  if (platform !== 'linux') return false
  try {
    const fd = await open('/', placeOnly | O_DIRECTORY)
    try {
      return fromNativeBytes(descriptorPlace(fd)) === '/'
    } finally {
      closePlace(fd)
    }
  } catch {
    return false
  }
}

/**
 * Containment on Linux: open first, then ask the kernel where the opened descriptor lies (/proc/self/fd/N), then act
 * through that descriptor. A link swapped at any moment changes what is opened, never what was proven.
 */
export class DescriptorContainment implements Containment {
  readonly #root: ShareRoot

  constructor(root: ShareRoot) {
    this.#root = root
  }

  async openDirectory(path: StoragePath): Promise<ProvenDirectory> {
    const fd = await open(this.#root.path(path), placeOnly | O_DIRECTORY)
    await this.#prove(fd, closePlace)
    const self = `/proc/self/fd/${fd}`
    return {
      self,
      child: (name) => toNativePath(`${self}/${name}`),
      confirm: () => Promise.resolve(),
      prove: () => this.#proveHeld(fd),
      close: () => closePlace(fd),
    }
  }

  async openExisting(path: StoragePath, flags: number): Promise<number> {
    // What is only read may be opened first and proven afterwards; what is written goes through its directory, so
    // that nothing outside is ever opened for writing, not even for an instant.
    if ((flags & (O_WRONLY | O_RDWR)) !== 0) return await this.#openThroughDirectory(path, flags)
    try {
      const fd = await open(this.#root.path(path), flags | withoutFollowing | withoutWaiting)
      await this.#prove(fd, close)
      return fd
    } catch (error) {
      if (errnoOf(error) !== 'ELOOP') throw error
      return await this.withEntry(path, (entry) => open(entry.path, flags | withoutWaiting))
    }
  }

  async openIn(directory: ProvenDirectory, name: string, flags: number): Promise<number> {
    try {
      return await open(directory.child(name), flags | withoutFollowing | withoutWaiting)
    } catch (error) {
      if (errnoOf(error) !== 'ELOOP') throw error
      return await this.#withPlace(directory.child(name), (entry) => open(entry.path, flags | withoutWaiting))
    }
  }

  withEntry<T>(path: StoragePath, act: (entry: ProvenEntry) => Promise<T>): Promise<T> {
    return this.#withPlace(this.#root.path(path), act)
  }

  async followLink(directory: ProvenDirectory, name: string): Promise<Stats | null> {
    try {
      return await this.#withPlace(directory.child(name), (entry) => Promise.resolve(entry.stats))
    } catch {
      return null
    }
  }

  async #withPlace<T>(path: NativePath, act: (entry: ProvenEntry) => Promise<T>): Promise<T> {
    const fd = await open(path, placeOnly)
    await this.#prove(fd, closePlace)
    try {
      return await act({ stats: await fstat(fd), path: `/proc/self/fd/${fd}` })
    } finally {
      closePlace(fd)
    }
  }

  async #openThroughDirectory(path: StoragePath, flags: number): Promise<number> {
    const directory = await this.openDirectory(path.slice(0, -1))
    try {
      return await this.openIn(directory, path.at(-1) ?? '.', flags)
    } finally {
      directory.close()
    }
  }

  async #proveHeld(fd: number): Promise<void> {
    if (!(await this.#root.holds(fromNativeBytes(descriptorPlace(fd))))) throw leadsOut()
  }

  /** Closes the descriptor and throws when it does not lie inside. */
  async #prove(fd: number, release: (fd: number) => void | Promise<void>): Promise<void> {
    try {
      await this.#proveHeld(fd)
    } catch (error) {
      await release(fd)
      throw error
    }
  }
}

function leadsOut(): VfsError {
  return new VfsError('not-found', 'leads out of the share')
}
