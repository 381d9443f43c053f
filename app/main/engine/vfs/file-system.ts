import type { Patience } from './patience.ts'
import type { PermissionSet } from './permission.ts'
import type { StorageEntry, StorageFile } from './storage.ts'

declare const virtualPathBrand: unique symbol

/** An absolute, normalised, `/`-separated path as the client sees it; only `virtual-path.ts` makes one. */
export type VirtualPath = string & { readonly [virtualPathBrand]: true }

/** One item of a listing. */
export type Entry = StorageEntry

/** A file opened for RETR. */
export interface Download {
  readonly file: StorageFile
  readonly size: number
}

/** Where a path lies on its share. */
export interface SharePlace {
  readonly shareId: string
  /** From the share's root down. */
  readonly names: readonly string[]
}

/**
 * How an upload begins. `replace` is STOR without REST, `resume` is REST n + STOR, `patch` is RANG + STOR (as
 * `resume`, but offset 0 keeps what is there, too; `end` is exclusive), `append` is APPE, `unique` is STOU
 * (the path is a wish; the chosen name is in `Upload.path`).
 */
export type UploadStart =
  | { readonly kind: 'replace' }
  | { readonly kind: 'resume'; readonly offset: number }
  | { readonly kind: 'patch'; readonly offset: number; readonly end?: number }
  | { readonly kind: 'append' }
  | { readonly kind: 'unique' }

/** A file opened for STOR, APPE or STOU. Exactly one of `commit` and `interrupt` is called, once. */
export interface Upload {
  /** Where the file is; after `commit` another one than asked for where the share keeps both versions. */
  readonly path: VirtualPath
  /** The client may be told that `path` changed; not in a drop box, where it would learn what was there. */
  readonly revealsName?: boolean
  readonly file: StorageFile
  /** Where the first received byte goes. */
  readonly position: number
  /** Closes the file and gives it its final name. Throws VfsError; nothing that was there before is lost then. */
  commit(patience?: Patience): Promise<void>
  /** The transfer broke off: keeps or removes the partial as the share's owner decided. Never throws. */
  interrupt(patience?: Patience): Promise<void>
}

/** The tree one principal sees, permissions already applied. Every method throws VfsError. */
export interface FileSystem {
  /** The argument of a command, seen from the working directory. Throws bad-name. '' is the working directory. */
  resolve(workingDirectory: VirtualPath, argument: string): VirtualPath
  stat(path: VirtualPath): Promise<Entry>
  /** Succeeds when the path is a directory the principal may enter (CWD). */
  enter(path: VirtualPath): Promise<void>
  /** Streams a directory; not-a-directory for a file, not-permitted without the list right. */
  list(path: VirtualPath): AsyncIterable<Entry>
  /**
   * The rights that hold at this path, none for hidden and denied names; the virtual root above the mounts has only
   * `list`. Without a kind a name that only files may not have counts as permitted.
   */
  permissionsAt(path: VirtualPath, kind?: Entry['kind']): PermissionSet
  /** The share a path lies in, whether or not anything is there; null above the shares. */
  shareAt(path: VirtualPath): SharePlace | null
  /** True when the same rights hold for everything in this directory, and nothing in it is a mount point. */
  hasUniformRights(path: VirtualPath): boolean
  /** True for the virtual root and for every mount point: they can be neither removed nor renamed. */
  isMountPoint(path: VirtualPath): boolean
  openDownload(path: VirtualPath): Promise<Download>
  openUpload(path: VirtualPath, start: UploadStart): Promise<Upload>
  makeDirectory(path: VirtualPath): Promise<void>
  removeDirectory(path: VirtualPath): Promise<void>
  removeFile(path: VirtualPath): Promise<void>
  /** Checks that `path` exists and may be renamed (RNFR), without doing it. */
  checkRename(path: VirtualPath): Promise<void>
  rename(from: VirtualPath, to: VirtualPath): Promise<void>
  setModified(path: VirtualPath, modifiedMs: number): Promise<void>
  /** Sets when an entry was created, milliseconds since 1970 UTC; unsupported on every native file system. */
  setCreated(path: VirtualPath, createdMs: number): Promise<void>
  /** Sets the nine Unix permission bits. */
  setMode(path: VirtualPath, mode: number): Promise<void>
  /** Makes a link at `path` that leads to an existing entry of the same share. */
  makeLink(path: VirtualPath, target: VirtualPath): Promise<void>
  /** Checks that `path` exists and may be copied (CPFR), without doing it. */
  checkCopy(path: VirtualPath): Promise<void>
  /** Copies a file, or a directory with all it holds; to another share too. The signal stops long work (busy). */
  copy(from: VirtualPath, to: VirtualPath, signal?: AbortSignal): Promise<void>
  /** Appends the parts to the target, in their order, and removes them. */
  combine(target: VirtualPath, parts: readonly VirtualPath[], signal?: AbortSignal): Promise<void>
  /** Removes a directory with all it holds. */
  removeTree(path: VirtualPath, signal?: AbortSignal): Promise<void>
  /** Throws too-large, quota or no-space when a new file of this many bytes could not be stored below this path. */
  checkRoom(path: VirtualPath, bytes: number): Promise<void>
  /** Bytes an upload below this path may still take, or null where it cannot be known. */
  freeBytes(path: VirtualPath): Promise<number | null>
}
