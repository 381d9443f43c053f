import type { Mount } from './mount.ts'
import { foldName } from './name-fold.ts'
import { matchingAny } from './name-pattern.ts'
import type { PermissionSet } from './permission.ts'
import type { StorageBackend, StorageEntry, StoragePath } from './storage.ts'
import { ignoresCase, knownToIgnoreCase } from './storage-case.ts'

/**
 * What the names of a path say: `hidden` and `denied` by its last name, `unreachable` below a hidden folder, `barred`
 * below a denied one.
 */
export type NameVerdict = 'open' | 'hidden' | 'unreachable' | 'denied' | 'barred'

/** What holds at one path of a mount. */
export interface PathRights {
  /** Of the deepest folder that has rights of its own, else the mount's; whatever the names say. */
  readonly permissions: PermissionSet
  readonly names: NameVerdict
}

/** The rights at these names below a mount's root; none where its names are hidden or denied. */
export function permissionsInMount(mount: Mount, names: StoragePath): PermissionSet {
  const { permissions, names: verdict } = new MountRights(mount, mount.storage).at(names, 'file')
  return verdict === 'open' ? permissions : new Set()
}

interface FoldedRights {
  /** Paths in one Unicode form, as they are on a disk that tells case apart. */
  readonly exact: ReadonlyMap<string, PermissionSet>
  readonly folded: ReadonlyMap<string, PermissionSet>
}

/** Judges paths of one mount by its folders and name patterns. */
export class MountRights {
  readonly #mount: Mount
  readonly #disk: StorageBackend
  readonly #folders: FoldedRights
  readonly #deepest: number
  readonly #isAllowed: (name: string) => boolean
  readonly #isDenied: (name: string) => boolean
  readonly #isHidden: (name: string) => boolean
  /** Whether what is allowed depends on an entry being a file. */
  readonly asksKind: boolean

  /** `disk` is the storage itself, which is asked whether it tells case apart. */
  constructor(mount: Mount, disk: StorageBackend) {
    const { folders = [], names } = mount
    const allow = names?.allow ?? []
    this.#mount = mount
    this.#disk = disk
    this.#folders = {
      exact: new Map(folders.map(({ path, permissions }) => [exactKey(path), permissions])),
      folded: new Map(folders.map(({ path, permissions }) => [foldedKey(path), permissions])),
    }
    this.#deepest = Math.max(0, ...folders.map(({ path }) => path.length))
    this.asksKind = allow.length > 0
    this.#isAllowed = allow.length === 0 ? () => true : matchingAny(allow)
    this.#isDenied = matchingAny(names?.deny ?? [])
    this.#isHidden = matchingAny(names?.hide ?? [])
  }

  /** Must be awaited before a path is judged for the first time: how names compare is the disk's affair. */
  async prepare(): Promise<void> {
    if (this.#deepest > 0) await ignoresCase(this.#disk)
  }

  /** Judges a path; without a kind as if it were a folder, whose name need not be among the allowed ones. */
  at(names: StoragePath, kind: StorageEntry['kind'] | null = null): PathRights {
    return { permissions: this.#permissionsAt(names), names: this.#verdictOn(names, kind) }
  }

  /** Whether entries of this name are as if they did not exist. */
  hides(name: string): boolean {
    return this.#isHidden(name)
  }

  /** Whether the same rights hold for everything in this folder and below it. */
  isUniform(folder: StoragePath): boolean {
    const { names } = this.#mount
    const judgesNames = names !== undefined && names.allow.length + names.deny.length + names.hide.length > 0
    return !judgesNames && this.foldersBelow(folder).length === 0
  }

  /** Paths, from `folder` down, of the folders below it that have rights of their own. */
  foldersBelow(folder: StoragePath): StoragePath[] {
    if (this.#deepest <= folder.length) return []
    const prefix = this.#keyOf(folder)
    return (this.#mount.folders ?? [])
      .map(({ path }) => path)
      .filter((path) => path.length > folder.length && this.#keyOf(path.slice(0, folder.length)) === prefix)
      .map((path) => path.slice(folder.length))
  }

  #permissionsAt(names: StoragePath): PermissionSet {
    const { exact, folded } = this.#folders
    const folders = this.#isCaseIgnored() ? folded : exact
    for (let depth = Math.min(names.length, this.#deepest); depth > 0; depth -= 1) {
      const permissions = folders.get(this.#keyOf(names.slice(0, depth)))
      if (permissions !== undefined) return permissions
    }
    return this.#mount.permissions
  }

  #verdictOn(names: StoragePath, kind: StorageEntry['kind'] | null): NameVerdict {
    const above = names.slice(0, -1)
    if (above.some(this.#isHidden)) return 'unreachable'
    if (above.some(this.#isDenied)) return 'barred'
    const name = names.at(-1)
    if (name === undefined) return 'open'
    if (this.#isHidden(name)) return 'hidden'
    return this.#isDenied(name) || (kind === 'file' && !this.#isAllowed(name)) ? 'denied' : 'open'
  }

  #keyOf(path: StoragePath): string {
    return this.#isCaseIgnored() ? foldedKey(path) : exactKey(path)
  }

  #isCaseIgnored(): boolean {
    return this.#deepest > 0 && knownToIgnoreCase(this.#disk) === true
  }
}

function exactKey(path: StoragePath): string {
  return path.join('/').normalize('NFC')
}

function foldedKey(path: StoragePath): string {
  return foldName(path.join('/'))
}
