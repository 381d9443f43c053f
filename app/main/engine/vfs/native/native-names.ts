import { constants } from 'node:fs'
import type { Patience } from '../patience.ts'
import type { StorageEntry, StorageFile, WriteOpening } from '../storage.ts'
import { VfsError } from '../vfs-error.ts'
import type { Containment } from './containment.ts'
import { type Pause, retryWhileHeld } from './held-file-retry.ts'
import { close, exactFstat, exactLstat, fchmod, fstat, lstat, open, rmdir, unlink } from './native-calls.ts'
import { toEntry } from './native-entry.ts'
import { toVfsError } from './native-errno.ts'
import { NativeFile } from './native-file.ts'
import type { NativePath } from './native-path.ts'
import { type ProvenName, visible } from './native-rename.ts'

const { O_CREAT, O_EXCL, O_WRONLY } = constants
// What the umask leaves of it is what every other program gives its new files.
const usualMode = 0o666

/** What is done to one name in a proven directory. All throw VfsError and native errors. */
export class NativeNames {
  readonly #containment: Containment
  readonly #platform: NodeJS.Platform
  readonly #pause: Pause | undefined

  constructor(containment: Containment, platform: NodeJS.Platform, pause: Pause | undefined) {
    this.#containment = containment
    this.#platform = platform
    this.#pause = pause
  }

  /** Describes what the name leads to. */
  async stat(at: ProvenName): Promise<StorageEntry> {
    const own = await lstat(at.directory.child(at.name))
    const shown = await visible(this.#containment, at, own)
    const entry = shown === null ? null : toEntry(at.name, shown)
    if (entry === null) throw new VfsError('not-found', 'not part of the share')
    return own.isSymbolicLink() ? { ...entry, isLink: true } : entry
  }

  async openWrite(at: ProvenName, opening: WriteOpening, mode: number | undefined): Promise<StorageFile> {
    if (opening === 'existing') return await this.#openExisting(at)
    if (opening === 'create-new') return await this.#create(at, mode)
    try {
      return await this.#openExisting(at)
    } catch (error) {
      if (toVfsError(error, 'open').kind !== 'not-found') throw error
    }
    try {
      return await this.#create(at, mode)
    } catch (error) {
      if (toVfsError(error, 'open').kind !== 'already-exists') throw error
    }
    // Somebody was quicker, or a link leads nowhere or out: then this is the refusal.
    return await this.#openExisting(at)
  }

  /** Removes one name. A link is removed itself, as what it leads to is shown; its target always stays. */
  async remove(at: ProvenName, kind: StorageEntry['kind'], patience?: Patience): Promise<void> {
    const native = at.directory.child(at.name)
    const own = await lstat(native)
    const shown = await visible(this.#containment, at, own)
    if (shown === null) throw new VfsError('not-found', 'not part of the share')
    if (shown.isDirectory() && kind === 'file') throw new VfsError('is-a-directory')
    if (!shown.isDirectory() && kind === 'directory') throw new VfsError('not-a-directory')
    const act = async () => {
      await at.directory.prove()
      await (own.isDirectory() ? rmdir(native) : unlink(native))
    }
    await retryWhileHeld(this.#platform, act, this.#pause, patience)
  }

  async #openExisting(at: ProvenName): Promise<StorageFile> {
    return await asFile(await this.#containment.openIn(at.directory, at.name, O_WRONLY))
  }

  /** O_EXCL never follows the last name, so nothing is ever created through a dangling link. */
  async #create({ directory, name }: ProvenName, mode: number | undefined): Promise<StorageFile> {
    await directory.prove()
    const fd = await open(directory.child(name), O_WRONLY | O_CREAT | O_EXCL, mode ?? usualMode)
    try {
      await directory.confirm({ name, fd })
      // The umask has its say in open; bits that were asked for are set past it, where the file system keeps any.
      if (mode !== undefined) await fchmod(fd, mode).catch(() => undefined)
    } catch (error) {
      await removeOwn(fd, directory.child(name))
      await close(fd)
      throw error
    }
    return await asFile(fd)
  }
}

/** Takes back a file that came to be in the wrong place, unless the name is somebody else's by now. */
async function removeOwn(fd: number, native: NativePath): Promise<void> {
  try {
    const [made, named] = await Promise.all([exactFstat(fd), exactLstat(native)])
    if (made.ino === named.ino && made.dev === named.dev) await unlink(native)
  } catch {
    // Nothing is there any more: nothing is left to take back.
  }
}

/** Takes over a descriptor; only regular files are read and written. */
export async function asFile(fd: number): Promise<StorageFile> {
  try {
    const stats = await fstat(fd)
    if (stats.isDirectory()) throw new VfsError('is-a-directory')
    if (!stats.isFile()) throw new VfsError('not-found', 'neither file nor directory')
    return new NativeFile(fd, stats)
  } catch (error) {
    await close(fd)
    throw error
  }
}
