import { constants } from 'node:fs'
import type { Patience } from '../patience.ts'
import { isPortableName } from '../portable-name.ts'
import type {
  HeldFolder,
  StorageBackend,
  StorageEntry,
  StorageFile,
  StoragePath,
  WriteOpening,
} from '../storage.ts'
import { VfsError } from '../vfs-error.ts'
import type { Containment, ProvenDirectory } from './containment.ts'
import { canProveByDescriptor, DescriptorContainment } from './descriptor-containment.ts'
import type { Pause } from './held-file-retry.ts'
import type { LinkRule } from './link-rule.ts'
import { chmod, mkdir, statfs, utimes } from './native-calls.ts'
import { storableTime, toEntry } from './native-entry.ts'
import { errnoOf, toVfsError } from './native-errno.ts'
import { NativeHeldFolder } from './native-held-folder.ts'
import { linkProven } from './native-link.ts'
import { listProven } from './native-listing.ts'
import { asFile, NativeNames } from './native-names.ts'
import { type ProvenName, renameProven } from './native-rename.ts'
import { RealpathContainment } from './realpath-containment.ts'
import { ShareRoot } from './share-root.ts'

const { O_RDONLY } = constants
/** Read, write and execute for owner, group and others: a client never sets setuid, setgid or sticky. */
const permissionBits = 0o777

/** How a native share is opened; everything has a default that fits the running system. */
export interface NativeStorageOptions {
  /** Decides the rules for names and whether held files are tried again. */
  readonly platform?: NodeJS.Platform
  /** Which links work; those that stay inside unless told otherwise. */
  readonly links?: LinkRule
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
  const root = new ShareRoot(folder, options.links ?? 'inside')
  const containment = proof === 'descriptor' ? new DescriptorContainment(root) : new RealpathContainment(root)
  return new NativeStorage(root, containment, platform, options.pause)
}

class NativeStorage implements StorageBackend {
  readonly kind = 'native'
  readonly #root: ShareRoot
  readonly #containment: Containment
  readonly #names: NativeNames
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
    this.#names = new NativeNames(containment, platform, pause)
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
    return this.#guard('open', [path], () => {
      if (path.length === 0) throw new VfsError('is-a-directory', 'the root')
      // It confirms what it opened by itself, and closes it where that fails.
      return this.#withParent(path, (at) => this.#names.openWrite(at, opening, mode))
    })
  }

  openFolder(path: StoragePath): Promise<HeldFolder> {
    return this.#guard('open', [path], async () => {
      const directory = await this.#containment.openDirectory(path)
      return new NativeHeldFolder(directory, {
        names: this.#names,
        guard: (operation, names, act) => this.#guard(operation, [names], act),
        rename: (from, to, replace, patience) => this.#rename(from, to, replace, patience),
      })
    })
  }

  makeDirectory(path: StoragePath): Promise<void> {
    return this.#guard('make-directory', [path], () => {
      if (path.length === 0) throw new VfsError('already-exists', 'the root')
      return this.#inParent(path, async ({ directory, name }) => {
        await directory.prove()
        await mkdir(directory.child(name))
      })
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
        this.#inParent(to, (target) => this.#rename(source, target, replace)),
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
      if (this.#root.links === 'never')
        throw new VfsError('not-permitted', 'links are as if they did not exist')
      return this.#inParent(path, (at) => linkProven(this.#containment, at, target))
    })
  }

  freeBytes(): Promise<number | null> {
    return this.#guard('free-bytes', [], async () => {
      const { bavail, bsize } = await statfs(this.#root.path([]))
      return bavail * bsize
    })
  }

  #rename(from: ProvenName, to: ProvenName, replace: boolean, patience?: Patience): Promise<void> {
    const held = { platform: this.#platform, pause: this.#pause, patience }
    return renameProven(this.#containment, from, to, replace, held)
  }

  #remove(path: StoragePath, kind: StorageEntry['kind']): Promise<void> {
    return this.#guard('remove', [path], () => {
      if (path.length === 0) throw new VfsError('not-permitted', 'the root')
      return this.#inParent(path, (at) => this.#names.remove(at, kind))
    })
  }

  /** Acts on a path's last name through its proven parent directory, and looks again afterwards. */
  #inParent<T>(path: StoragePath, act: (at: ProvenName) => Promise<T>): Promise<T> {
    return this.#withParent(path, async (at) => {
      const result = await act(at)
      await at.directory.confirm()
      return result
    })
  }

  async #withParent<T>(path: StoragePath, act: (at: ProvenName) => Promise<T>): Promise<T> {
    const directory: ProvenDirectory = await this.#containment.openDirectory(path.slice(0, -1))
    try {
      return await act({ directory, name: path.at(-1) ?? '' })
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
