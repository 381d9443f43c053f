import type { Entry, FileSystem, SharePlace, VirtualPath } from './file-system.ts'
import type { Mount } from './mount.ts'
import { MountRights } from './mount-rights.ts'
import { type Location, MountTable } from './mount-table.ts'
import { isPartialName } from './partial-name.ts'
import type { Permission, PermissionSet } from './permission.ts'
import type { StorageBackend } from './storage.ts'
import { judgedAs, need, type Target, targetAt } from './target.ts'
import { VfsError } from './vfs-error.ts'

/** What the file system says of a path without looking at what is there. */
type PathFacts = Pick<FileSystem, 'permissionsAt' | 'shareAt' | 'hasUniformRights' | 'isMountPoint'>

const aboveMounts: PermissionSet = new Set<Permission>(['list'])
const noPermission: PermissionSet = new Set<Permission>()

/** Finds what virtual paths stand for and what is permitted there. */
export class JudgedPaths implements PathFacts {
  readonly #table: MountTable
  readonly #rights: ReadonlyMap<Mount, MountRights>

  /** `storageOf` puts what every access passes by around a mount's storage. Throws RangeError as MountTable does. */
  constructor(mounts: readonly Mount[], storageOf: (mount: Mount) => StorageBackend) {
    // The rights ask the disk itself, whose way with names decides.
    const rights = new Map(
      mounts.map((mount) => [{ ...mount, storage: storageOf(mount) }, new MountRights(mount, mount.storage)]),
    )
    this.#table = new MountTable([...rights.keys()])
    this.#rights = rights
  }

  permissionsAt(path: VirtualPath, kind?: Entry['kind']): PermissionSet {
    const location = this.#table.locate(path)
    if (location === null) return noPermission
    const { node, mount, names } = location
    if (mount === null) return aboveMounts
    const { verdict, rights } = this.judged({ mount, names }, kind)
    if (verdict === 'open') return rights
    // A virtual folder is a place of its own, whatever the share below it says of such names.
    return node === null ? noPermission : aboveMounts
  }

  shareAt(path: VirtualPath): SharePlace | null {
    const location = this.#table.locate(path)
    if (location === null || location.mount === null) return null
    return { shareId: location.mount.shareId, names: location.names }
  }

  hasUniformRights(path: VirtualPath): boolean {
    const location = this.#table.locate(path)
    if (location === null) return true
    const { node, mount, names } = location
    if (node !== null && node.children.size > 0) return false
    return mount === null || this.judged({ mount, names }).judge.isUniform(names)
  }

  isMountPoint(path: VirtualPath): boolean {
    return (this.#table.locate(path)?.node ?? null) !== null
  }

  /** Finds what a path stands for; throws VfsError where no share can be. */
  async locate(path: VirtualPath, ifAbsent: 'not-found' | 'not-permitted' = 'not-found'): Promise<Location> {
    const location = this.#table.locate(path)
    if (location === null) throw new VfsError(ifAbsent, 'no share there')
    if (location.names.some(isPartialName)) throw new VfsError('bad-name', 'reserved for unfinished uploads')
    if (location.mount !== null) await this.#rightsOf(location.mount).prepare()
    return location
  }

  /** What a command acts on; `ifNode` is the failure when the path is a mount point or a virtual folder. */
  async target(
    path: VirtualPath,
    ifNode: 'not-permitted' | 'is-a-directory' | 'already-exists',
    kind?: Entry['kind'],
  ): Promise<Target> {
    // Nothing can be made in the virtual folders above the shares.
    const { node, mount, names } = await this.locate(path, 'not-permitted')
    if (node !== null) throw new VfsError(ifNode, 'a mount point or virtual folder')
    return this.judged({ mount, names }, kind)
  }

  /** Something that is there, of whatever kind, with this right at it. */
  async existing(path: VirtualPath, permission: Permission): Promise<Target> {
    const target = await this.target(path, 'not-permitted')
    need(target, permission)
    if (!target.judge.asksKind) return target
    need(judgedAs(target, (await target.mount.storage.stat(target.names)).kind), permission)
    return target
  }

  /** What a path of a mount allows; without a kind as if it were a folder. */
  judged({ mount, names }: Pick<Target, 'mount' | 'names'>, kind?: Entry['kind']): Target {
    return targetAt(mount, this.#rightsOf(mount), names, kind)
  }

  #rightsOf(mount: Mount): MountRights {
    const rights = this.#rights.get(mount)
    if (rights === undefined) throw new Error('a mount of another file system')
    return rights
  }
}
