import { type BigIntStats, constants, type Stats } from 'node:fs'
import type { StoragePath } from '../storage.ts'
import { VfsError } from '../vfs-error.ts'
import type { Containment, ProvenDirectory, ProvenEntry } from './containment.ts'
import { close, exactFstat, exactLstat, lstat, open, realpath } from './native-calls.ts'
import { toVfsError } from './native-errno.ts'
import { below, fromNativeBytes, type NativePath, toNativePath } from './native-path.ts'
import type { ShareRoot } from './share-root.ts'

/**
 * Containment where a descriptor does not tell its place (macOS, Windows, Linux without /proc).
 *
 * Every path is replaced by its real path, which holds no link and no junction, and looked at again after opening or
 * acting. What is opened must be the very object (device, number, time of birth) that was there before and is there
 * afterwards, while the path means the same place in between. Whoever swaps a folder for a link and back between each
 * of these looks can still make one act happen outside (create, delete, rename, a read): that takes a program on this
 * computer which may already write to the share's folder, never a client. docs/security.md says so.
 */
export class RealpathContainment implements Containment {
  readonly #root: ShareRoot
  // Windows has neither flag; nothing there waits or is followed by open once the path is real.
  readonly #safeFlags = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

  constructor(root: ShareRoot) {
    this.#root = root
  }

  async openDirectory(path: StoragePath): Promise<ProvenDirectory> {
    const asked = this.#root.path(path)
    const real = await this.#placeOf(path)
    const held = await exactLstat(toNativePath(real))
    if (!held.isDirectory()) throw new VfsError('not-a-directory', 'not a directory')
    const prove = async () => {
      await confirmPlace(asked, real)
      if (!isSame(held, await lookAgain(real))) throw moved()
    }
    return {
      self: toNativePath(real),
      child: (name) => toNativePath(below(real, [name])),
      confirm: async (made) => {
        await prove()
        if (made === undefined) return
        const named = await lookAgain(below(real, [made.name]))
        if (!isSame(await exactFstat(made.fd), named)) throw moved()
        await prove()
      },
      prove,
      close: () => undefined,
    }
  }

  async openExisting(path: StoragePath, flags: number): Promise<number> {
    return await this.#openPlace(this.#root.path(path), await this.#placeOf(path), flags)
  }

  async openIn(directory: ProvenDirectory, name: string, flags: number): Promise<number> {
    const asked = directory.child(name)
    const fd = await this.#openPlace(asked, await this.#targetOf(asked), flags)
    try {
      await directory.confirm()
      return fd
    } catch (error) {
      await close(fd)
      throw error
    }
  }

  async withEntry<T>(path: StoragePath, act: (entry: ProvenEntry) => Promise<T>): Promise<T> {
    const asked = this.#root.path(path)
    const real = await this.#placeOf(path)
    const stats = await lstat(toNativePath(real))
    const found = await exactLstat(toNativePath(real))
    await confirmPlace(asked, real)
    const result = await act({ stats, path: toNativePath(real) })
    await confirmPlace(asked, real)
    // Not the time of birth: macOS moves it back to a time of change before it.
    if (!hasSameNumber(found, await lookAgain(real))) throw moved()
    return result
  }

  async followLink(directory: ProvenDirectory, name: string): Promise<Stats | null> {
    try {
      return await lstat(toNativePath(await this.#targetOf(directory.child(name))))
    } catch {
      return null
    }
  }

  async #openPlace(asked: NativePath, real: string, flags: number): Promise<number> {
    const found = await exactLstat(toNativePath(real))
    // Where the platform cannot open without waiting, only what is a file or directory is opened at all.
    if (!found.isFile() && !found.isDirectory()) throw new VfsError('not-found', 'neither file nor directory')
    await confirmPlace(asked, real)
    const fd = await open(toNativePath(real), flags | this.#safeFlags)
    try {
      if (!isSame(found, await exactFstat(fd))) throw moved()
      await confirmPlace(asked, real)
      if (!isSame(found, await lookAgain(real))) throw moved()
      return fd
    } catch (error) {
      await close(fd)
      throw error
    }
  }

  /** The real path of names below the root. Whatever fails beyond a link that leads out fails alike. */
  async #placeOf(path: StoragePath): Promise<string> {
    try {
      const place = await this.#heldPlace(this.#root.path(path))
      if (await this.#root.isPlain(place, path)) return place
      // By a link, or on a disk that takes names in any case: every step must be one the share takes. A way that leads
      // out and in again would tell the names of what lies above.
      if (await this.#leadsOut(path)) throw leadsOut()
      return place
    } catch (error) {
      const isTelling = toVfsError(error, 'open').kind !== 'not-found'
      if (isTelling && this.#root.links !== 'anywhere' && (await this.#leadsOut(path))) throw leadsOut()
      throw error
    }
  }

  /** The real path of one name in a proven directory. Why a link cannot be followed is never told. */
  async #targetOf(place: NativePath): Promise<string> {
    const { links } = this.#root
    if (links === 'anywhere') return await this.#heldPlace(place)
    const isLink = (await lstat(place)).isSymbolicLink()
    if (isLink && links === 'never') throw leadsOut()
    try {
      return await this.#heldPlace(place)
    } catch (error) {
      throw isLink ? leadsOut() : error
    }
  }

  async #heldPlace(path: NativePath): Promise<string> {
    const place = fromNativeBytes(await realpath(path))
    if (await this.#root.holds(place)) return place
    throw leadsOut()
  }

  /** Says whether a path goes through a link that is not to be followed; Node shows junctions as links too. */
  async #leadsOut(path: StoragePath): Promise<boolean> {
    try {
      let at = fromNativeBytes(await realpath(this.#root.path([])))
      for (const name of path) {
        const place = below(at, [name])
        const isLink = (await lstat(toNativePath(place))).isSymbolicLink()
        const next = isLink ? await this.#targetOf(toNativePath(place)).catch(() => null) : place
        if (next === null) return true
        at = next
      }
      return false
    } catch {
      // It fails inside the share: that is what may be told.
      return false
    }
  }
}

async function confirmPlace(asked: NativePath, real: string): Promise<void> {
  const place = await realpath(asked).catch(() => null)
  if (place === null || fromNativeBytes(place) !== real) throw moved()
}

async function lookAgain(real: string): Promise<BigIntStats> {
  return await exactLstat(toNativePath(real)).catch(() => {
    throw moved()
  })
}

function isSame(one: BigIntStats, other: BigIntStats): boolean {
  // The time of birth tells a new entry from a removed one whose number it was given.
  return hasSameNumber(one, other) && one.birthtimeNs === other.birthtimeNs
}

function hasSameNumber(one: BigIntStats, other: BigIntStats): boolean {
  return one.ino === other.ino && one.dev === other.dev
}

function leadsOut(): VfsError {
  return new VfsError('not-found', 'leads out of the share')
}

function moved(): VfsError {
  return new VfsError('not-found', 'moved while it was opened')
}
