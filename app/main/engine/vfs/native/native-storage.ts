import { constants } from 'node:fs'
import { isPortableName } from '../portable-name.ts'
import type { StorageBackend, StorageEntry, StorageFile, StoragePath, WriteOpening } from '../storage.ts'
import { VfsError } from '../vfs-error.ts'
import type { Containment, ProvenDirectory } from './containment.ts'
import { canProveByDescriptor, DescriptorContainment } from './descriptor-containment.ts'
import { type Pause, retryWhileHeld } from './held-file-retry.ts'
import {
  chmod,
  close,
  fchmod,
  fstat,
  lstat,
  mkdir,
  open,
  rmdir,
  statfs,
  unlink,
  utimes,
} from './native-calls.ts'
import { storableTime, toEntry } from './native-entry.ts'
import { errnoOf, toVfsError } from './native-errno.ts'
import { NativeFile } from './native-file.ts'
import { linkProven } from './native-link.ts'
import { listProven } from './native-listing.ts'
import { type ProvenName, renameProven, visible } from './native-rename.ts'
import { RealpathContainment } from './realpath-containment.ts'
import { ShareRoot } from './share-root.ts'

const { O_CREAT, O_EXCL, O_RDONLY, O_WRONLY } = constants
/** Read, write and execute for owner, group and others: a client never sets setuid, setgid or sticky. */
const permissionBits = 0o777
// What the umask leaves of it is what every other program gives its new files.
const usualMode = 0o666

/** How a native share is opened; everything has a default that fits the running system. */
export interface NativeStorageOptions {
  /** Decides the rules for names and whether held files are tried again. */
  readonly platform?: NodeJS.Platform
  /** How containment is proven; `descriptor` wherever the system can. */
  readonly proof?: 'descriptor' | 'real-path'
  /** Waits between attempts on held files. */
  readonly pause?: Pause
}

/**
 * Opens a folder of this computer as a share's storage. The folder need not exist yet: while it does not, every
 * operation throws unavailable, and it works again as soon as it is there.
 */
export async function openNativeStorage(
  folder: string,
  options: NativeStorageOptions = {},
): Promise<StorageBackend> {
  const platform = options.platform ?? process.platform
  const proof = options.proof ?? ((await canProveByDescriptor(platform)) ? 'descriptor' : 'real-path')
  const root = new ShareRoot(folder)
  const containment = proof === 'descriptor' ? new DescriptorContainment(root) : new RealpathContainment(root)
  return new NativeStorage(root, containment, platform, options.pause)
}

class NativeStorage implements StorageBackend {
  readonly kind = 'native'
  readonly #root: ShareRoot
  readonly #containment: Containment
  readonly #platform: NodeJS.Platform
  readonly #pause: Pause | undefined

  constructor(
    root: ShareRoot,
    containment: Containment,
    platform: NodeJS.Platform,
    pause: Pause | undefined,
  ) {
    this.#root = root
    this.#containment = containment
    this.#platform = platform
    this.#pause = pause
  }

  stat(path: StoragePath): Promise<StorageEntry> {
    return this.#guard('stat', [path], async () => {
      const entry = await this.#containment.withEntry(path, ({ stats }) =>
        Promise.resolve(toEntry(path.at(-1) ?? '', stats)),
      )
      if (entry === null) throw new VfsError('not-found', 'neither file nor directory')
      return entry
    })
  }

  async *list(path: StoragePath): AsyncGenerator<StorageEntry> {
    const directory = await this.#guard('list', [path], () => this.#containment.openDirectory(path))
    try {
      yield* listProven(this.#containment, directory, (name) => isPortableName(name, this.#platform))
    } catch (error) {
      throw await this.#explain(error, 'list')
    } finally {
      directory.close()
    }
  }

  openRead(path: StoragePath): Promise<StorageFile> {
    return this.#guard('open', [path], async () =>
      asFile(await this.#containment.openExisting(path, O_RDONLY)),
    )
  }

  openWrite(path: StoragePath, opening: WriteOpening, mode?: number): Promise<StorageFile> {
    return this.#guard('open', [path], async () => {
      if (path.length === 0) throw new VfsError('is-a-directory', 'the root')
      const existing = async () => asFile(await this.#containment.openExisting(path, O_WRONLY))
      if (opening === 'existing') return await existing()
      if (opening === 'create-new') return await this.#create(path, mode)
      try {
        return await existing()
      } catch (error) {
        if (toVfsError(error, 'open').kind !== 'not-found') throw error
      }
      try {
        return await this.#create(path, mode)
      } catch (error) {
        if (toVfsError(error, 'open').kind !== 'already-exists') throw error
      }
      // Somebody was quicker, or a link leads nowhere or out: then this is the refusal.
      return await existing()
    })
  }

  makeDirectory(path: StoragePath): Promise<void> {
    return this.#guard('make-directory', [path], () => {
      if (path.length === 0) throw new VfsError('already-exists', 'the root')
      return this.#inParent(path, ({ directory, name }) => mkdir(directory.child(name)))
    })
  }

  removeDirectory(path: StoragePath): Promise<void> {
    return this.#remove(path, 'directory')
  }

  removeFile(path: StoragePath): Promise<void> {
    return this.#remove(path, 'file')
  }

  rename(from: StoragePath, to: StoragePath, replace: boolean): Promise<void> {
    return this.#guard('rename', [from, to], () => {
      if (from.length === 0 || to.length === 0) throw new VfsError('not-permitted', 'the root')
      return this.#inParent(from, (source) =>
        this.#inParent(to, (target) =>
          renameProven(this.#containment, source, target, replace, this.#platform, this.#pause),
        ),
      )
    })
  }

  setModified(path: StoragePath, modifiedMs: number): Promise<void> {
    return this.#guard('set-modified', [path], () =>
      this.#containment.withEntry(path, (entry) => {
        if (toEntry('', entry.stats) === null) throw new VfsError('not-found', 'neither file nor directory')
        return utimes(entry.path, storableTime(modifiedMs))
      }),
    )
  }

  setCreated(path: StoragePath): Promise<void> {
    // Node has no call for it on any system, and Linux has none at all.
    return this.#guard('set-created', [path], async () => {
      await this.stat(path)
      throw new VfsError('unsupported', 'no call sets the time of creation')
    })
  }

  setMode(path: StoragePath, mode: number): Promise<void> {
    return this.#guard('set-mode', [path], () =>
      this.#containment.withEntry(path, (entry) => {
        if (toEntry('', entry.stats) === null) throw new VfsError('not-found', 'neither file nor directory')
        // Windows keeps a read-only flag alone; saying yes to 0644 there would be a lie.
        if (this.#platform === 'win32') throw new VfsError('unsupported', 'no permission bits')
        return chmod(entry.path, mode & permissionBits)
      }),
    )
  }

  makeLink(path: StoragePath, target: StoragePath): Promise<void> {
    return this.#guard('make-link', [path, target], () => {
      if (path.length === 0) throw new VfsError('already-exists', 'the root')
      return this.#inParent(path, (at) => linkProven(this.#containment, at, target))
    })
  }

  freeBytes(): Promise<number | null> {
    return this.#guard('free-bytes', [], async () => {
      const { bavail, bsize } = await statfs(this.#root.path([]))
      return bavail * bsize
    })
  }

  /** O_EXCL never follows the last name, so nothing is ever created through a dangling link. */
  async #create(path: StoragePath, mode: number | undefined): Promise<StorageFile> {
    const fd = await this.#inParent(path, ({ directory, name }: ProvenName) =>
      open(directory.child(name), O_WRONLY | O_CREAT | O_EXCL, mode ?? usualMode),
    )
    // The umask has its say in open; bits that were asked for are set past it, where the file system keeps any.
    if (mode !== undefined) await fchmod(fd, mode).catch(() => undefined)
    return await asFile(fd)
  }

  /** Removes one name. A link is removed itself, as what it leads to is shown; its target always stays. */
  #remove(path: StoragePath, kind: StorageEntry['kind']): Promise<void> {
    return this.#guard('remove', [path], () => {
      if (path.length === 0) throw new VfsError('not-permitted', 'the root')
      return this.#inParent(path, async (at) => {
        const native = at.directory.child(at.name)
        const own = await lstat(native)
        const shown = await visible(this.#containment, at, own)
        if (shown === null) throw new VfsError('not-found', 'not part of the share')
        if (shown.isDirectory() && kind === 'file') throw new VfsError('is-a-directory')
        if (!shown.isDirectory() && kind === 'directory') throw new VfsError('not-a-directory')
        const act = () => (own.isDirectory() ? rmdir(native) : unlink(native))
        await retryWhileHeld(this.#platform, act, this.#pause)
      })
    })
  }

  /** Acts on a path's last name through its proven parent directory. */
  async #inParent<T>(path: StoragePath, act: (at: ProvenName) => Promise<T>): Promise<T> {
    const directory: ProvenDirectory = await this.#containment.openDirectory(path.slice(0, -1))
    try {
      const result = await act({ directory, name: path.at(-1) ?? '' })
      await directory.confirm()
      return result
    } finally {
      directory.close()
    }
  }

  async #guard<T>(operation: string, paths: readonly StoragePath[], act: () => Promise<T>): Promise<T> {
    for (const name of paths.flat()) {
      if (!isPortableName(name, this.#platform)) throw new VfsError('bad-name', `${operation}: name`)
    }
    try {
      return await act()
    } catch (error) {
      throw await this.#explain(error, operation)
    }
  }

  /** Nothing is found in a share that is gone; that is said as unavailable, because it comes back. */
  async #explain(error: unknown, operation: string): Promise<VfsError> {
    const failure = toVfsError(error, operation)
    const mayBeGone =
      failure.kind === 'not-found' || failure.kind === 'not-a-directory' || failure.kind === 'io'
    if (!mayBeGone || (await this.#root.isPresent())) return failure
    return new VfsError('unavailable', `${operation}: ${errnoOf(error) ?? failure.message}`, { cause: error })
  }
}

/** Takes over a descriptor; only regular files are read and written. */
async function asFile(fd: number): Promise<StorageFile> {
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
