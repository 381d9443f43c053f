import { combineParts } from './combine-parts.ts'
import { copyFile } from './copy-file.ts'
import { copyTree } from './copy-tree.ts'
import { findingEitherForm } from './either-form.ts'
import type { Download, Entry, FileSystem, Upload, UploadStart, VirtualPath } from './file-system.ts'
import { checkRoom } from './metered/admission.ts'
import { meteredStorage } from './metered/metered-storage.ts'
import type { Mount } from './mount.ts'
import { type Location, MountTable } from './mount-table.ts'
import { describeNode, listNode } from './mount-view.ts'
import { moveAcross } from './move-across.ts'
import { isPartialName } from './partial-name.ts'
import type { Permission, PermissionSet } from './permission.ts'
import { removeEmptyDirectory, removeTree } from './remove-tree.ts'
import type { StorageBackend, StoragePath } from './storage.ts'
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
  const found = mounts.map((mount) => ({ ...mount, storage: storageOf(mount) }))
  return new MountedFileSystem(new MountTable(found), options.now ?? Date.now)
}

/** An entry below a mount, neither mount point nor virtual folder. */
interface Target {
  readonly mount: Mount
  readonly names: StoragePath
}

class MountedFileSystem implements FileSystem {
  readonly #table: MountTable
  readonly #now: () => number
  readonly #createdMs: number

  constructor(table: MountTable, now: () => number) {
    this.#table = table
    this.#now = now
    this.#createdMs = now()
  }

  resolve(workingDirectory: VirtualPath, argument: string): VirtualPath {
    return resolvePath(workingDirectory, argument)
  }

  async stat(path: VirtualPath): Promise<Entry> {
    const location = this.#locate(path)
    if (location.node !== null) return await describeNode(baseName(path), location, this.#createdMs)
    const entry = await location.mount.storage.stat(location.names)
    // A drop box does not tell which files it holds, not even to whom guesses a name.
    if (entry.kind === 'file' && !revealsFiles(location.mount)) throw new VfsError('not-found', 'drop box')
    return entry
  }

  async enter(path: VirtualPath): Promise<void> {
    const { node, mount, names } = this.#locate(path)
    if (mount === null || (node !== null && node.children.size > 0)) return
    const entry = await mount.storage.stat(names)
    if (entry.kind === 'file') throw new VfsError(revealsFiles(mount) ? 'not-a-directory' : 'not-found')
  }

  async *list(path: VirtualPath): AsyncGenerator<Entry> {
    yield* listNode(this.#locate(path), this.#createdMs)
  }

  permissionsAt(path: VirtualPath): PermissionSet {
    const location = this.#table.locate(path)
    if (location === null) return noPermission
    return location.mount?.permissions ?? aboveMounts
  }

  isMountPoint(path: VirtualPath): boolean {
    return (this.#table.locate(path)?.node ?? null) !== null
  }

  async openDownload(path: VirtualPath): Promise<Download> {
    const { mount, names } = this.#target(path, 'is-a-directory')
    need(mount, 'download')
    const file = await mount.storage.openRead(names)
    return { file, size: file.size }
  }

  async openUpload(path: VirtualPath, start: UploadStart): Promise<Upload> {
    const { mount, names } = this.#target(path, 'is-a-directory')
    const { storage, permissions } = mount
    if (!permissions.has('upload') && !permissions.has('append') && !permissions.has('overwrite')) {
      throw new VfsError('not-permitted', 'upload')
    }
    const { uploads: policy = defaultUploadPolicy } = mount
    const uploadTarget = { storage, names, path, permissions, policy }
    return await admitUpload(await beginUpload(uploadTarget, start), uploadTarget, start)
  }

  async makeDirectory(path: VirtualPath): Promise<void> {
    const { mount, names } = this.#target(path, 'already-exists')
    need(mount, 'make-directory')
    await mount.storage.makeDirectory(names)
  }

  async removeDirectory(path: VirtualPath): Promise<void> {
    const { mount, names } = this.#target(path, 'not-permitted')
    need(mount, 'remove-directory')
    await removeEmptyDirectory(mount.storage, names, this.#now())
  }

  async removeTree(path: VirtualPath, signal?: AbortSignal): Promise<void> {
    const { mount, names } = this.#target(path, 'not-permitted')
    need(mount, 'remove-directory')
    need(mount, 'delete')
    await removeTree(mount.storage, names, this.#now(), signal)
  }

  async removeFile(path: VirtualPath): Promise<void> {
    const { mount, names } = this.#target(path, 'is-a-directory')
    need(mount, 'delete')
    await mount.storage.removeFile(names)
  }

  async checkRename(path: VirtualPath): Promise<void> {
    const { mount, names } = this.#target(path, 'not-permitted')
    // The target is not known yet: to another share the right to read and delete is enough.
    if (!mayMoveOut(mount)) need(mount, 'rename')
    await mount.storage.stat(names)
  }

  async rename(from: VirtualPath, to: VirtualPath): Promise<void> {
    const source = this.#target(from, 'not-permitted')
    const target = this.#target(to, 'already-exists')
    const replace = target.mount.permissions.has('overwrite')
    const places = [placeOf(source), placeOf(target)] as const
    if (source.mount.storage !== target.mount.storage) {
      need(source.mount, 'download')
      need(source.mount, 'delete')
      need(target.mount, 'upload')
      await moveAcross(...places, replace)
      return
    }
    need(source.mount, 'rename')
    need(target.mount, 'rename')
    try {
      await source.mount.storage.rename(source.names, target.names, replace)
    } catch (error) {
      // One share may span two disks (a mounted folder inside it), and no system renames across disks.
      if (!isKind(error, 'unsupported')) throw error
      await moveAcross(...places, replace)
    }
  }

  async setModified(path: VirtualPath, modifiedMs: number): Promise<void> {
    const { mount, names } = this.#target(path, 'not-permitted')
    need(mount, 'change-times')
    await mount.storage.setModified(names, modifiedMs)
  }

  async setCreated(path: VirtualPath, createdMs: number): Promise<void> {
    const { mount, names } = this.#target(path, 'not-permitted')
    need(mount, 'change-times')
    await mount.storage.setCreated(names, createdMs)
  }

  async setMode(path: VirtualPath, mode: number): Promise<void> {
    const { mount, names } = this.#target(path, 'not-permitted')
    need(mount, 'change-mode')
    await mount.storage.setMode(names, mode)
  }

  async makeLink(path: VirtualPath, target: VirtualPath): Promise<void> {
    const link = this.#target(path, 'already-exists')
    const goal = this.#target(target, 'not-permitted')
    need(link.mount, 'upload')
    need(goal.mount, 'download')
    // No share may lead out of its folder, and another share lies outside.
    if (link.mount.storage !== goal.mount.storage) throw new VfsError('not-permitted', 'to another share')
    await link.mount.storage.makeLink(link.names, goal.names)
  }

  async checkCopy(path: VirtualPath): Promise<void> {
    const { mount, names } = this.#target(path, 'not-permitted')
    need(mount, 'download')
    await mount.storage.stat(names)
  }

  async copy(from: VirtualPath, to: VirtualPath, signal?: AbortSignal): Promise<void> {
    const source = this.#target(from, 'not-permitted')
    const target = this.#target(to, 'already-exists')
    need(source.mount, 'download')
    need(target.mount, 'upload')
    if ((await source.mount.storage.stat(source.names)).kind === 'file') {
      const replace = target.mount.permissions.has('overwrite')
      await copyFile(placeOf(source), placeOf(target), replace, signal)
      return
    }
    need(source.mount, 'list')
    need(target.mount, 'make-directory')
    await copyTree(placeOf(source), placeOf(target), signal)
  }

  async combine(target: VirtualPath, parts: readonly VirtualPath[], signal?: AbortSignal): Promise<void> {
    const goal = this.#target(target, 'is-a-directory')
    const sources = parts.map((part) => this.#target(part, 'is-a-directory'))
    need(goal.mount, 'upload')
    // The earlier content stays, and the file is a new one all the same.
    need(goal.mount, 'append')
    need(goal.mount, 'overwrite')
    for (const { mount } of sources) {
      need(mount, 'download')
      need(mount, 'delete')
    }
    await combineParts(placeOf(goal), sources.map(placeOf), signal)
  }

  async checkRoom(path: VirtualPath, bytes: number): Promise<void> {
    const { mount } = this.#locate(path)
    if (mount !== null) await checkRoom(mount.storage, bytes)
  }

  async freeBytes(path: VirtualPath): Promise<number | null> {
    const { mount } = this.#locate(path)
    return mount === null ? null : await mount.storage.freeBytes()
  }

  #locate(path: VirtualPath, ifAbsent: 'not-found' | 'not-permitted' = 'not-found'): Location {
    const location = this.#table.locate(path)
    if (location === null) throw new VfsError(ifAbsent, 'no share there')
    if (location.names.some(isPartialName)) throw new VfsError('bad-name', 'reserved for unfinished uploads')
    return location
  }

  /** What a command acts on; `ifNode` is the failure when the path is a mount point or a virtual folder. */
  #target(path: VirtualPath, ifNode: 'not-permitted' | 'is-a-directory' | 'already-exists'): Target {
    // Nothing can be made in the virtual folders above the shares.
    const { node, mount, names } = this.#locate(path, 'not-permitted')
    if (node !== null) throw new VfsError(ifNode, 'a mount point or virtual folder')
    return { mount, names }
  }
}

/** The quotas come last: whatever passes by a name's form or a link is counted. */
function storageOf({ storage, storageRules }: Mount): StorageBackend {
  const found = findingEitherForm(storage)
  return storageRules === undefined ? found : meteredStorage(found, storageRules)
}

function placeOf({ mount, names }: Target) {
  return { storage: mount.storage, names }
}

function need(mount: Mount, permission: Permission): void {
  if (!mount.permissions.has(permission)) throw new VfsError('not-permitted', permission)
}

function revealsFiles({ permissions }: Mount): boolean {
  return permissions.has('list') || permissions.has('download')
}

function mayMoveOut({ permissions }: Mount): boolean {
  return permissions.has('download') && permissions.has('delete')
}

function isKind(error: unknown, kind: VfsError['kind']): boolean {
  return error instanceof VfsError && error.kind === kind
}
