import { combineParts } from './combine-parts.ts'
import { findingEitherForm } from './either-form.ts'
import type { Download, Entry, FileSystem, Upload, UploadStart, VirtualPath } from './file-system.ts'
import { checkRoom } from './metered/admission.ts'
import { meteredStorage } from './metered/metered-storage.ts'
import type { Mount } from './mount.ts'
import { MountRights } from './mount-rights.ts'
import { type Location, MountTable } from './mount-table.ts'
import { describeNode, listNode } from './mount-view.ts'
import { copyTarget, inspectRemoval, linkTarget, renameTarget } from './mounted-changes.ts'
import { isPartialName } from './partial-name.ts'
import type { Permission, PermissionSet } from './permission.ts'
import { removeEmptyDirectory, removeTree } from './remove-tree.ts'
import type { StorageBackend, StoragePath } from './storage.ts'
import {
  judgedAs,
  need,
  needMakeableName,
  needToMake,
  needVisible,
  placeOf,
  revealsFiles,
  type Target,
  targetAt,
} from './target.ts'
import { beginUpload } from './upload.ts'
import { admitUpload } from './upload-admission.ts'
import { defaultUploadPolicy } from './upload-policy.ts'
import { VfsError } from './vfs-error.ts'
import { baseName, resolvePath } from './virtual-path.ts'

/** What a file system needs from outside. */
export interface FileSystemOptions {
  /** Milliseconds since 1970 UTC; the system's clock by default. */
  readonly now?: () => number
}

const aboveMounts: PermissionSet = new Set<Permission>(['list'])
const noPermission: PermissionSet = new Set<Permission>()

/** The tree one principal sees: its mounts under one virtual root. Throws RangeError when two mounts collide. */
export function createFileSystem(mounts: readonly Mount[], options: FileSystemOptions = {}): FileSystem {
  const rights = new Map<Mount, MountRights>()
  for (const mount of mounts) {
    rights.set({ ...mount, storage: storageOf(mount) }, new MountRights(mount, mount.storage))
  }
  return new MountedFileSystem(new MountTable([...rights.keys()]), rights, options.now ?? Date.now)
}

class MountedFileSystem implements FileSystem {
  readonly #table: MountTable
  readonly #rights: ReadonlyMap<Mount, MountRights>
  readonly #now: () => number
  readonly #createdMs: number

  constructor(table: MountTable, rights: ReadonlyMap<Mount, MountRights>, now: () => number) {
    this.#table = table
    this.#rights = rights
    this.#now = now
    this.#createdMs = now()
  }

  resolve(workingDirectory: VirtualPath, argument: string): VirtualPath {
    return resolvePath(workingDirectory, argument)
  }

  async stat(path: VirtualPath): Promise<Entry> {
    const location = await this.#locate(path)
    if (location.node !== null) return await describeNode(baseName(path), location, this.#createdMs)
    const target = this.#judged(location)
    needVisible(target)
    const entry = await location.mount.storage.stat(location.names)
    // A drop box does not tell which files it holds, not even to whom guesses a name.
    if (entry.kind === 'file' && !revealsFiles(target.rights)) throw new VfsError('not-found', 'drop box')
    return entry
  }

  async enter(path: VirtualPath): Promise<void> {
    const location = await this.#locate(path)
    const { node, mount, names } = location
    if (mount === null || (node !== null && node.children.size > 0)) return
    const target = this.#judged({ mount, names })
    needVisible(target)
    const entry = await mount.storage.stat(names)
    if (entry.kind === 'file') {
      throw new VfsError(revealsFiles(target.rights) ? 'not-a-directory' : 'not-found')
    }
    const leadsNowhere = target.rights.size === 0 && target.judge.foldersBelow(names).length === 0
    if (target.verdict !== 'open' || leadsNowhere) throw new VfsError('not-permitted', 'enter')
  }

  async *list(path: VirtualPath): AsyncGenerator<Entry> {
    const location = await this.#locate(path)
    const { mount, names } = location
    yield* listNode(location, this.#createdMs, mount === null ? null : this.#judged({ mount, names }))
  }

  permissionsAt(path: VirtualPath, kind?: Entry['kind']): PermissionSet {
    const location = this.#table.locate(path)
    if (location === null) return noPermission
    const { node, mount, names } = location
    if (mount === null) return aboveMounts
    const { verdict, rights } = this.#judged({ mount, names }, kind)
    if (verdict === 'open') return rights
    // A virtual folder is a place of its own, whatever the share below it says of such names.
    return node === null ? noPermission : aboveMounts
  }

  hasUniformRights(path: VirtualPath): boolean {
    const location = this.#table.locate(path)
    if (location === null) return true
    const { node, mount, names } = location
    if (node !== null && node.children.size > 0) return false
    return mount === null || this.#judged({ mount, names }).judge.isUniform(names)
  }

  isMountPoint(path: VirtualPath): boolean {
    return (this.#table.locate(path)?.node ?? null) !== null
  }

  async openDownload(path: VirtualPath): Promise<Download> {
    const target = await this.#target(path, 'is-a-directory', 'file')
    need(target, 'download')
    const file = await target.mount.storage.openRead(target.names)
    return { file, size: file.size }
  }

  async openUpload(path: VirtualPath, start: UploadStart): Promise<Upload> {
    const target = await this.#target(path, 'is-a-directory', 'file')
    const { names, rights } = target
    const { storage, uploads: policy = defaultUploadPolicy } = target.mount
    if (!rights.has('upload') && !rights.has('append') && !rights.has('overwrite')) need(target, 'upload')
    needMakeableName(target)
    const uploadTarget = { storage, names, path, permissions: rights, policy }
    const upload = await admitUpload(await beginUpload(uploadTarget, start), uploadTarget, start)
    try {
      // STOU may have chosen another name than the one that was looked at.
      if (upload.path !== path) needMakeableName(await this.#target(upload.path, 'is-a-directory', 'file'))
    } catch (error) {
      await upload.interrupt()
      throw error
    }
    return upload
  }

  async makeDirectory(path: VirtualPath): Promise<void> {
    const target = await this.#target(path, 'already-exists')
    needToMake(target, 'make-directory')
    await target.mount.storage.makeDirectory(target.names)
  }

  async removeDirectory(path: VirtualPath): Promise<void> {
    const target = await this.#target(path, 'not-permitted')
    need(target, 'remove-directory')
    await removeEmptyDirectory(target.mount.storage, target.names, this.#now())
  }

  async removeTree(path: VirtualPath, signal?: AbortSignal): Promise<void> {
    const target = await this.#target(path, 'not-permitted')
    need(target, 'remove-directory')
    need(target, 'delete')
    const { mount, names } = target
    await removeTree(mount.storage, names, this.#now(), signal, undefined, inspectRemoval(target))
  }

  async removeFile(path: VirtualPath): Promise<void> {
    const target = await this.#target(path, 'is-a-directory', 'file')
    need(target, 'delete')
    await target.mount.storage.removeFile(target.names)
  }

  async checkRename(path: VirtualPath): Promise<void> {
    const target = await this.#target(path, 'not-permitted')
    needVisible(target)
    // The target is not known yet: to another share the right to read and delete is enough.
    const mayMoveOut = target.rights.has('download') && target.rights.has('delete')
    const permission = mayMoveOut ? 'delete' : 'rename'
    need(target, permission)
    need(judgedAs(target, (await target.mount.storage.stat(target.names)).kind), permission)
  }

  async rename(from: VirtualPath, to: VirtualPath): Promise<void> {
    const source = await this.#target(from, 'not-permitted')
    await renameTarget(source, await this.#target(to, 'already-exists'))
  }

  async setModified(path: VirtualPath, modifiedMs: number): Promise<void> {
    const { mount, names } = await this.#existing(path, 'change-times')
    await mount.storage.setModified(names, modifiedMs)
  }

  async setCreated(path: VirtualPath, createdMs: number): Promise<void> {
    const { mount, names } = await this.#existing(path, 'change-times')
    await mount.storage.setCreated(names, createdMs)
  }

  async setMode(path: VirtualPath, mode: number): Promise<void> {
    const { mount, names } = await this.#existing(path, 'change-mode')
    await mount.storage.setMode(names, mode)
  }

  async makeLink(path: VirtualPath, target: VirtualPath): Promise<void> {
    const link = await this.#target(path, 'already-exists')
    await linkTarget(link, await this.#target(target, 'not-permitted'))
  }

  async checkCopy(path: VirtualPath): Promise<void> {
    const { mount, names } = await this.#existing(path, 'download')
    await mount.storage.stat(names)
  }

  async copy(from: VirtualPath, to: VirtualPath, signal?: AbortSignal): Promise<void> {
    const source = await this.#target(from, 'not-permitted')
    await copyTarget(source, await this.#target(to, 'already-exists'), signal)
  }

  async combine(target: VirtualPath, parts: readonly VirtualPath[], signal?: AbortSignal): Promise<void> {
    const goal = await this.#target(target, 'is-a-directory', 'file')
    const sources: Target[] = []
    for (const part of parts) sources.push(await this.#target(part, 'is-a-directory', 'file'))
    needToMake(goal, 'upload')
    // The earlier content stays, and the file is a new one all the same.
    needToMake(goal, 'append')
    needToMake(goal, 'overwrite')
    for (const source of sources) {
      need(source, 'download')
      need(source, 'delete')
    }
    await combineParts(placeOf(goal), sources.map(placeOf), signal)
  }

  async checkRoom(path: VirtualPath, bytes: number): Promise<void> {
    const { mount } = await this.#locate(path)
    if (mount !== null) await checkRoom(mount.storage, bytes)
  }

  async freeBytes(path: VirtualPath): Promise<number | null> {
    const { node, mount, names } = await this.#locate(path)
    if (mount === null) return null
    if (node === null) needVisible(this.#judged({ mount, names }))
    return await mount.storage.freeBytes()
  }

  async #locate(path: VirtualPath, ifAbsent: 'not-found' | 'not-permitted' = 'not-found'): Promise<Location> {
    const location = this.#table.locate(path)
    if (location === null) throw new VfsError(ifAbsent, 'no share there')
    if (location.names.some(isPartialName)) throw new VfsError('bad-name', 'reserved for unfinished uploads')
    if (location.mount !== null) await this.#rightsOf(location.mount).prepare()
    return location
  }

  /** What a command acts on; `ifNode` is the failure when the path is a mount point or a virtual folder. */
  async #target(
    path: VirtualPath,
    ifNode: 'not-permitted' | 'is-a-directory' | 'already-exists',
    kind?: Entry['kind'],
  ): Promise<Target> {
    // Nothing can be made in the virtual folders above the shares.
    const { node, mount, names } = await this.#locate(path, 'not-permitted')
    if (node !== null) throw new VfsError(ifNode, 'a mount point or virtual folder')
    return this.#judged({ mount, names }, kind)
  }

  /** Something that is there, of whatever kind, with this right at it. */
  async #existing(path: VirtualPath, permission: Permission): Promise<Target> {
    const target = await this.#target(path, 'not-permitted')
    need(target, permission)
    if (!target.judge.asksKind) return target
    need(judgedAs(target, (await target.mount.storage.stat(target.names)).kind), permission)
    return target
  }

  #judged({ mount, names }: { mount: Mount; names: StoragePath }, kind?: Entry['kind']): Target {
    return targetAt(mount, this.#rightsOf(mount), names, kind)
  }

  #rightsOf(mount: Mount): MountRights {
    const rights = this.#rights.get(mount)
    if (rights === undefined) throw new Error('a mount of another file system')
    return rights
  }
}

/** The quotas come last: whatever passes by a name's form or a link is counted. */
function storageOf({ storage, storageRules }: Mount): StorageBackend {
  const found = findingEitherForm(storage)
  return storageRules === undefined ? found : meteredStorage(found, storageRules)
}
