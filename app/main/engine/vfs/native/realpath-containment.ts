import { type BigIntStats, constants, type Stats } from 'node:fs'
import type { StoragePath } from '../storage.ts'
import { VfsError } from '../vfs-error.ts'
import type { Containment, ProvenDirectory, ProvenEntry } from './containment.ts'
import { close, exactFstat, exactLstat, lstat, open, realpath } from './native-calls.ts'
import { below, fromNativeBytes, type NativePath, toNativePath } from './native-path.ts'
import type { ShareRoot } from './share-root.ts'

/**
 * Containment where a descriptor does not tell its place (macOS, Windows, Linux without /proc).
 *
 * Every path is replaced by its real path, which holds no link, and looked at again after opening or acting. For opened
 * files the object itself is compared (device and inode), so a swap gains nothing. For operations on names (create,
 * delete, rename) a swap between the two looks can still act once outside; it is then reported as failed. Winning that
 * race takes a local account that can already write to the share's folder.
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
    const real = await this.#realPlace(asked)
    const held = await exactLstat(toNativePath(real))
    if (!held.isDirectory()) throw new VfsError('not-a-directory', 'not a directory')
    return {
      self: toNativePath(real),
      child: (name) => toNativePath(below(real, [name])),
      confirm: () => this.#confirm(asked, real),
      prove: async () => {
        await this.#confirm(asked, real)
        if (!isSame(held, await exactLstat(toNativePath(real)))) throw moved()
      },
      close: () => undefined,
    }
  }

  openExisting(path: StoragePath, flags: number): Promise<number> {
    return this.#openPlace(this.#root.path(path), flags)
  }

  openIn(directory: ProvenDirectory, name: string, flags: number): Promise<number> {
    return this.#openPlace(directory.child(name), flags)
  }

  async #openPlace(asked: NativePath, flags: number): Promise<number> {
    const real = await this.#realPlace(asked)
    await this.#refuseWaiting(real)
    const fd = await open(toNativePath(real), flags | this.#safeFlags)
    try {
      const opened = await exactFstat(fd)
      if (!isSame(opened, await exactLstat(toNativePath(real)))) throw moved()
      await this.#confirm(asked, real)
      return fd
    } catch (error) {
      await close(fd)
      throw error
    }
  }

  async withEntry<T>(path: StoragePath, act: (entry: ProvenEntry) => Promise<T>): Promise<T> {
    const asked = this.#root.path(path)
    const real = await this.#realPlace(asked)
    const result = await act({ stats: await lstat(toNativePath(real)), path: toNativePath(real) })
    await this.#confirm(asked, real)
    return result
  }

  async followLink(directory: ProvenDirectory, name: string): Promise<Stats | null> {
    try {
      return await lstat(toNativePath(await this.#realPlace(directory.child(name))))
    } catch {
      return null
    }
  }

  async #realPlace(path: NativePath): Promise<string> {
    const place = fromNativeBytes(await realpath(path))
    if (await this.#root.holds(place)) return place
    throw new VfsError('not-found', 'leads out of the share')
  }

  async #confirm(asked: NativePath, real: string): Promise<void> {
    if (fromNativeBytes(await realpath(asked)) !== real) throw moved()
  }

  /** Where the platform cannot open without waiting, only what is a file or directory is opened at all. */
  async #refuseWaiting(real: string): Promise<void> {
    const stats = await lstat(toNativePath(real))
    if (!stats.isFile() && !stats.isDirectory()) throw new VfsError('not-found', 'neither file nor directory')
  }
}

function isSame(one: BigIntStats, other: BigIntStats): boolean {
  // The time of birth tells a new entry from a removed one whose number it was given.
  return one.ino === other.ino && one.dev === other.dev && one.birthtimeNs === other.birthtimeNs
}

function moved(): VfsError {
  return new VfsError('not-found', 'moved while it was opened')
}
