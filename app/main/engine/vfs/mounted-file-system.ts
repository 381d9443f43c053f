import { combineParts } from './combine-parts.ts'
import { findingEitherForm } from './either-form.ts'
import type {
  Download,
  Entry,
  FileSystem,
  SharePlace,
  Upload,
  UploadStart,
  VirtualPath,
} from './file-system.ts'
import { JudgedPaths } from './judged-paths.ts'
import { checkRoom } from './metered/admission.ts'
import { meteredStorage } from './metered/metered-storage.ts'
import type { Mount } from './mount.ts'
import { describeNode, listNode } from './mount-view.ts'
import { copyTarget, inspectRemoval, linkTarget, renameTarget } from './mounted-changes.ts'
import type { PermissionSet } from './permission.ts'
import { removeEmptyDirectory, removeTree } from './remove-tree.ts'
import type { StorageBackend } from './storage.ts'
import {
  hasOpenName,
  judgedAs,
  need,
  needMakeableName,
  needToMake,
  needVisible,
  placeOf,
  revealsFiles,
  type Target,
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

/** The tree one principal sees: its mounts under one virtual root. Throws RangeError when two mounts collide. */
export function createFileSystem(mounts: readonly Mount[], options: FileSystemOptions = {}): FileSystem {
  return new MountedFileSystem(new JudgedPaths(mounts, storageOf), options.now ?? Date.now)
}

class MountedFileSystem implements FileSystem {
  readonly #paths: JudgedPaths
  readonly #now: () => number
  readonly #createdMs: number

  constructor(paths: JudgedPaths, now: () => number) {
    this.#paths = paths
    this.#now = now
    this.#createdMs = now()
  }

  resolve(workingDirectory: VirtualPath, argument: string): VirtualPath {
    return resolvePath(workingDirectory, argument)
  }

  async stat(path: VirtualPath): Promise<Entry> {
    const location = await this.#paths.locate(path)
    if (location.node !== null) return await describeNode(baseName(path), location, this.#createdMs)
    const target = this.#paths.judged(location)
    needVisible(target)
    const entry = await location.mount.storage.stat(location.names)
    // A drop box does not tell which files it holds, not even to whom guesses a name.
    if (entry.kind === 'file' && !revealsFiles(target.rights)) throw new VfsError('not-found', 'drop box')
    return entry
  }

  async enter(path: VirtualPath): Promise<void> {
    const location = await this.#paths.locate(path)
    const { node, mount, names } = location
    if (mount === null || (node !== null && node.children.size > 0)) return
    const target = this.#paths.judged({ mount, names })
    needVisible(target)
    const entry = await mount.storage.stat(names)
    if (entry.kind === 'file') {
      throw new VfsError(revealsFiles(target.rights) ? 'not-a-directory' : 'not-found')
    }
    const leadsNowhere = target.rights.size === 0 && target.judge.foldersBelow(names).length === 0
    if (target.verdict !== 'open' || leadsNowhere) throw new VfsError('not-permitted', 'enter')
  }

  async *list(path: VirtualPath): AsyncGenerator<Entry> {
    const location = await this.#paths.locate(path)
    const { mount, names } = location
    yield* listNode(location, this.#createdMs, mount === null ? null : this.#paths.judged({ mount, names }))
  }

  permissionsAt(path: VirtualPath, kind?: Entry['kind']): PermissionSet {
    return this.#paths.permissionsAt(path, kind)
  }

  hasUniformRights(path: VirtualPath): boolean {
    return this.#paths.hasUniformRights(path)
  }

  shareAt(path: VirtualPath): SharePlace | null {
    return this.#paths.shareAt(path)
  }

  isMountPoint(path: VirtualPath): boolean {
    return this.#paths.isMountPoint(path)
  }

  async openDownload(path: VirtualPath): Promise<Download> {
    const target = await this.#paths.target(path, 'is-a-directory', 'file')
    need(target, 'download')
    const file = await target.mount.storage.openRead(target.names)
    return { file, size: file.size }
  }

  async openUpload(path: VirtualPath, start: UploadStart): Promise<Upload> {
    const target = await this.#paths.target(path, 'is-a-directory', 'file')
    const { names, rights } = target
    const { storage, uploads: policy = defaultUploadPolicy } = target.mount
    if (!rights.has('upload') && !rights.has('append') && !rights.has('overwrite')) need(target, 'upload')
    needMakeableName(target)
    const mayMake = (name: string) => hasOpenName(target, name)
    const uploadTarget = { storage, names, path, permissions: rights, policy, mayMake }
    const upload = await admitUpload(await beginUpload(uploadTarget, start), uploadTarget, start)
    try {
      // STOU may have chosen another name than the one that was looked at.
      if (upload.path !== path)
        needMakeableName(await this.#paths.target(upload.path, 'is-a-directory', 'file'))
    } catch (error) {
      await upload.interrupt()
      throw error
    }
    return upload
  }

  async makeDirectory(path: VirtualPath): Promise<void> {
    const target = await this.#paths.target(path, 'already-exists')
    needToMake(target, 'make-directory')
    await target.mount.storage.makeDirectory(target.names)
  }

  async removeDirectory(path: VirtualPath): Promise<void> {
    const target = await this.#paths.target(path, 'not-permitted')
    need(target, 'remove-directory')
    await removeEmptyDirectory(target.mount.storage, target.names, this.#now())
  }

  async removeTree(path: VirtualPath, signal?: AbortSignal): Promise<void> {
    const target = await this.#paths.target(path, 'not-permitted')
    need(target, 'remove-directory')
    need(target, 'delete')
    const { mount, names } = target
    await removeTree(mount.storage, names, this.#now(), signal, undefined, inspectRemoval(target))
  }

  async removeFile(path: VirtualPath): Promise<void> {
    const target = await this.#paths.target(path, 'is-a-directory', 'file')
    need(target, 'delete')
    await target.mount.storage.removeFile(target.names)
  }

  async checkRename(path: VirtualPath): Promise<void> {
    const target = await this.#paths.target(path, 'not-permitted')
    needVisible(target)
    // The target is not known yet: to another share the right to read and delete is enough.
    const mayMoveOut = target.rights.has('download') && target.rights.has('delete')
    const permission = mayMoveOut ? 'delete' : 'rename'
    need(target, permission)
    need(judgedAs(target, (await target.mount.storage.stat(target.names)).kind), permission)
  }

  async rename(from: VirtualPath, to: VirtualPath): Promise<void> {
    const source = await this.#paths.target(from, 'not-permitted')
    await renameTarget(source, await this.#paths.target(to, 'already-exists'))
  }

  async setModified(path: VirtualPath, modifiedMs: number): Promise<void> {
    const { mount, names } = await this.#paths.existing(path, 'change-times')
    await mount.storage.setModified(names, modifiedMs)
  }

  async setCreated(path: VirtualPath, createdMs: number): Promise<void> {
    const { mount, names } = await this.#paths.existing(path, 'change-times')
    await mount.storage.setCreated(names, createdMs)
  }

  async setMode(path: VirtualPath, mode: number): Promise<void> {
    const { mount, names } = await this.#paths.existing(path, 'change-mode')
    await mount.storage.setMode(names, mode)
  }

  async makeLink(path: VirtualPath, target: VirtualPath): Promise<void> {
    const link = await this.#paths.target(path, 'already-exists')
    await linkTarget(link, await this.#paths.target(target, 'not-permitted'))
  }

  async checkCopy(path: VirtualPath): Promise<void> {
    const { mount, names } = await this.#paths.existing(path, 'download')
    await mount.storage.stat(names)
  }

  async copy(from: VirtualPath, to: VirtualPath, signal?: AbortSignal): Promise<void> {
    const source = await this.#paths.target(from, 'not-permitted')
    await copyTarget(source, await this.#paths.target(to, 'already-exists'), signal)
  }

  async combine(target: VirtualPath, parts: readonly VirtualPath[], signal?: AbortSignal): Promise<void> {
    const goal = await this.#paths.target(target, 'is-a-directory', 'file')
    const sources: Target[] = []
    for (const part of parts) sources.push(await this.#paths.target(part, 'is-a-directory', 'file'))
    // The earlier content stays, and the file is a new one all the same.
    needToMake(goal, 'upload', 'append', 'overwrite')
    for (const source of sources) {
      need(source, 'download')
      need(source, 'delete')
    }
    await combineParts(placeOf(goal), sources.map(placeOf), signal)
  }

  async checkRoom(path: VirtualPath, bytes: number): Promise<void> {
    const { mount } = await this.#paths.locate(path)
    if (mount !== null) await checkRoom(mount.storage, bytes)
  }

  async freeBytes(path: VirtualPath): Promise<number | null> {
    const { node, mount, names } = await this.#paths.locate(path)
    if (mount === null) return null
    if (node === null) needVisible(this.#paths.judged({ mount, names }))
    return await mount.storage.freeBytes()
  }
}

/** The quotas come last: whatever passes by a name's form or a link is counted. */
function storageOf({ storage, storageRules }: Mount): StorageBackend {
  const found = findingEitherForm(storage)
  return storageRules === undefined ? found : meteredStorage(found, storageRules)
}
