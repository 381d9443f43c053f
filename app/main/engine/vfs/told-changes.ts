import type { FileSystem, VirtualPath } from './file-system.ts'
import { VfsError, type VfsErrorKind } from './vfs-error.ts'

/** What a client can do to paths besides transfers. */
export type PathOperation =
  | 'deleted'
  | 'folder-made'
  | 'folder-removed'
  | 'renamed'
  | 'copied'
  | 'combined'
  | 'link-made'
  | 'facts-changed'

/** A change a client made, or was not let make. */
export interface PathChange {
  readonly operation: PathOperation
  /** What was changed, as the client meant it; of a rename and a copy the source, of a link the link itself. */
  readonly path: VirtualPath
  /** Where it was renamed or copied to, or what a link leads to; null otherwise, and when RNFR or CPFR was refused. */
  readonly newPath: VirtualPath | null
  /** The share `path` lies in; null above the shares. */
  readonly shareId: string | null
  readonly outcome: 'done' | VfsErrorKind
  /** Which fact was changed; with `facts-changed` only. */
  readonly fact?: 'modified' | 'created' | 'mode'
}

/**
 * The same file system, which tells every change that came to be or was refused. One place for all commands: a new one
 * cannot forget to tell.
 */
export function tellingChanges(files: FileSystem, tell: (change: PathChange) => void): FileSystem {
  const shareIdOf = (path: VirtualPath): string | null => files.shareAt(path)?.shareId ?? null
  const telling = async (change: Omit<PathChange, 'shareId' | 'outcome'>, work: Promise<void>) => {
    const shareId = shareIdOf(change.path)
    try {
      await work
    } catch (error) {
      tell({ ...change, shareId, outcome: error instanceof VfsError ? error.kind : 'io' })
      throw error
    }
    tell({ ...change, shareId, outcome: 'done' })
  }
  /** What only looks whether a change may begin is worth telling when it may not. */
  const tellingRefusal = async (operation: PathOperation, path: VirtualPath, work: Promise<void>) => {
    try {
      await work
    } catch (error) {
      const outcome = error instanceof VfsError ? error.kind : 'io'
      tell({ operation, path, newPath: null, shareId: shareIdOf(path), outcome })
      throw error
    }
  }
  return {
    resolve: (workingDirectory, argument) => files.resolve(workingDirectory, argument),
    stat: (path) => files.stat(path),
    enter: (path) => files.enter(path),
    list: (path) => files.list(path),
    permissionsAt: (path, kind) => files.permissionsAt(path, kind),
    shareAt: (path) => files.shareAt(path),
    hasUniformRights: (path) => files.hasUniformRights(path),
    isMountPoint: (path) => files.isMountPoint(path),
    openDownload: (path) => files.openDownload(path),
    openUpload: (path, start) => files.openUpload(path, start),
    makeDirectory: (path) =>
      telling({ operation: 'folder-made', path, newPath: null }, files.makeDirectory(path)),
    removeDirectory: (path) =>
      telling({ operation: 'folder-removed', path, newPath: null }, files.removeDirectory(path)),
    removeTree: (path, signal) =>
      telling({ operation: 'folder-removed', path, newPath: null }, files.removeTree(path, signal)),
    removeFile: (path) => telling({ operation: 'deleted', path, newPath: null }, files.removeFile(path)),
    checkRename: (path) => tellingRefusal('renamed', path, files.checkRename(path)),
    rename: (from, to) => telling({ operation: 'renamed', path: from, newPath: to }, files.rename(from, to)),
    setModified: (path, modifiedMs) =>
      telling(
        { operation: 'facts-changed', path, newPath: null, fact: 'modified' },
        files.setModified(path, modifiedMs),
      ),
    setCreated: (path, createdMs) =>
      telling(
        { operation: 'facts-changed', path, newPath: null, fact: 'created' },
        files.setCreated(path, createdMs),
      ),
    setMode: (path, mode) =>
      telling({ operation: 'facts-changed', path, newPath: null, fact: 'mode' }, files.setMode(path, mode)),
    makeLink: (path, target) =>
      telling({ operation: 'link-made', path, newPath: target }, files.makeLink(path, target)),
    checkCopy: (path) => tellingRefusal('copied', path, files.checkCopy(path)),
    copy: (from, to, signal) =>
      telling({ operation: 'copied', path: from, newPath: to }, files.copy(from, to, signal)),
    combine: (target, parts, signal) =>
      telling({ operation: 'combined', path: target, newPath: null }, files.combine(target, parts, signal)),
    checkRoom: (path, bytes) => files.checkRoom(path, bytes),
    freeBytes: (path) => files.freeBytes(path),
  }
}
