import { constants, type Stats } from 'node:fs'
import type { StoragePath } from '../storage.ts'
import { VfsError } from '../vfs-error.ts'
import type { Containment, ProvenDirectory, ProvenEntry } from './containment.ts'
import { close, closePlace, descriptorPlace, exactFstat, fstat, open } from './native-calls.ts'
import { errnoOf, toVfsError } from './native-errno.ts'
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
  /** Where links lead anywhere, devices are in reach; some of them act on being opened. */
  readonly #looksFirst: boolean

  constructor(root: ShareRoot) {
    this.#root = root
    this.#looksFirst = root.links === 'anywhere'
  }

  async openDirectory(path: StoragePath): Promise<ProvenDirectory> {
    const fd = await this.#openPlace(path, placeOnly | O_DIRECTORY, closePlace)
    const self = `/proc/self/fd/${fd}`
    return {
      self,
      child: (name) => toNativePath(`${self}/${name}`),
      confirm: () => Promise.resolve(),
      prove: () => this.#proveInside(fd),
      close: () => closePlace(fd),
    }
  }

  async openExisting(path: StoragePath, flags: number): Promise<number> {
    // What is only read may be opened first and proven afterwards; what is written goes through its directory, so
    // that nothing outside is ever opened for writing, not even for an instant.
    if ((flags & (O_WRONLY | O_RDWR)) !== 0) return await this.#openThroughDirectory(path, flags)
    if (this.#looksFirst) return await this.withEntry(path, (entry) => openFound(entry, flags))
    try {
      return await this.#openPlace(path, flags | withoutFollowing | withoutWaiting, close)
    } catch (error) {
      if (errnoOf(error) !== 'ELOOP') throw error
      return await this.withEntry(path, (entry) => openFound(entry, flags))
    }
  }

  async openIn(directory: ProvenDirectory, name: string, flags: number): Promise<number> {
    try {
      if (!this.#looksFirst)
        return await open(directory.child(name), flags | withoutFollowing | withoutWaiting)
    } catch (error) {
      if (errnoOf(error) !== 'ELOOP') throw error
    }
    const fd = await this.#openTarget(directory.child(name))
    return await acting(fd, (entry) => openFound(entry, flags))
  }

  async withEntry<T>(path: StoragePath, act: (entry: ProvenEntry) => Promise<T>): Promise<T> {
    return await acting(await this.#openPlace(path, placeOnly, closePlace), act)
  }

  async followLink(directory: ProvenDirectory, name: string): Promise<Stats | null> {
    try {
      const fd = await this.#openTarget(directory.child(name))
      return await acting(fd, (entry) => Promise.resolve(entry.stats))
    } catch {
      return null
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

  /** Opens and proves. Whatever fails beyond a link that leads out fails alike, so that nothing is learnt of it. */
  async #openPlace(path: StoragePath, flags: number, release: Release): Promise<number> {
    try {
      const fd = await open(this.#root.path(path), flags)
      try {
        await this.#proveInside(fd)
        await this.#proveWay(fd, path)
        return fd
      } catch (error) {
        await release(fd)
        throw error
      }
    } catch (error) {
      const isTelling = toVfsError(error, 'open').kind !== 'not-found'
      if (isTelling && this.#root.links !== 'anywhere' && (await this.#leadsOut(path))) throw leadsOut()
      throw error
    }
  }

  async #proveInside(fd: number): Promise<void> {
    if (!(await this.#root.holds(fromNativeBytes(descriptorPlace(fd))))) throw leadsOut()
  }

  /**
   * A place that is not spelt as the path was reached by a link (or on a disk that takes names in any case): then every
   * step must be one the share takes. A way that leads out and in again would tell the names of what lies above.
   */
  async #proveWay(fd: number, path: StoragePath): Promise<void> {
    if (await this.#root.isPlain(fromNativeBytes(descriptorPlace(fd)), path)) return
    const walked = await this.#walk(path)
    if (walked === null) throw leadsOut()
    try {
      const [asked, plain] = await Promise.all([exactFstat(fd), exactFstat(walked)])
      if (asked.ino !== plain.ino || asked.dev !== plain.dev) throw leadsOut()
    } finally {
      closePlace(walked)
    }
  }

  async #leadsOut(path: StoragePath): Promise<boolean> {
    try {
      const fd = await this.#walk(path)
      if (fd !== null) closePlace(fd)
      return fd === null
    } catch {
      // It fails inside the share: that is what may be told.
      return false
    }
  }

  /** Opens a place name by name, each link proven on its own; null where one is not to be followed. */
  async #walk(path: StoragePath): Promise<number | null> {
    let at = await open(this.#root.path([]), placeOnly | O_DIRECTORY)
    for (const name of path) {
      const place = toNativePath(`/proc/self/fd/${at}/${name}`)
      const next = await this.#step(place).finally(() => closePlace(at))
      if (next === null) return null
      at = next
    }
    return at
  }

  async #step(place: NativePath): Promise<number | null> {
    const own = await open(place, placeOnly | withoutFollowing)
    if (!(await fstat(own)).isSymbolicLink()) return own
    closePlace(own)
    return await this.#openTarget(place).catch(() => null)
  }

  /** What one name in a proven directory leads to. Why a link cannot be followed is never told. */
  async #openTarget(place: NativePath): Promise<number> {
    if (this.#root.links === 'never') throw leadsOut()
    let fd: number
    try {
      fd = await open(place, placeOnly)
    } catch (error) {
      const tellsNothing = toVfsError(error, 'open').kind === 'too-many-open-files'
      throw tellsNothing || this.#root.links === 'anywhere' ? error : leadsOut()
    }
    try {
      await this.#proveInside(fd)
      return fd
    } catch (error) {
      closePlace(fd)
      throw error
    }
  }
}

type Release = (fd: number) => void | Promise<void>

async function acting<T>(fd: number, act: (entry: ProvenEntry) => Promise<T>): Promise<T> {
  try {
    return await act({ stats: await fstat(fd), path: `/proc/self/fd/${fd}` })
  } finally {
    closePlace(fd)
  }
}

/** Opens what was found, unless it is a FIFO, a socket or a device. */
async function openFound({ stats, path }: ProvenEntry, flags: number): Promise<number> {
  if (!stats.isFile() && !stats.isDirectory()) throw new VfsError('not-found', 'neither file nor directory')
  return await open(path, flags | withoutWaiting)
}

function leadsOut(): VfsError {
  return new VfsError('not-found', 'leads out of the share')
}
