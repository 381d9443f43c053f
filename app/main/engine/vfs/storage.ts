import type { Patience } from './patience.ts'

/** What a storage backend is: the native folder and the in-memory tree implement it, nothing above knows which. */

/** Names from a mount's root down to one entry; empty for the root. Never holds '', '.', '..' or a separator. */
export type StoragePath = readonly string[]

/** One file or directory as the backend reports it. */
export interface StorageEntry {
  /** Last name of the path; '' for a mount's root. Bytes that are not UTF-8 survive, see lossless-text.ts. */
  readonly name: string
  /** Links are reported as what they lead to; links that leave the share are not reported at all. */
  readonly kind: 'file' | 'directory'
  /** Set by `list` and by held folders where the name itself is a link, so that whoever walks a tree need not follow. */
  readonly isLink?: true
  /** Bytes; 0 for directories. */
  readonly size: number
  /** Milliseconds since 1970 UTC. */
  readonly modifiedMs: number
  /** Milliseconds since 1970 UTC, or null where the platform does not keep it. */
  readonly createdMs: number | null
  /** Unix permission bits, e.g. 0o644. */
  readonly mode: number
  /** Stays the same while the entry is the same object (RFC 3659 §7.5.2 `unique`). */
  readonly unique: string
}

/** An opened file: positional reads and writes, so that one handle can serve overlapping requests. */
export interface StorageFile {
  /** Process-wide descriptor that another thread may use, or null for storage without descriptors. */
  readonly fd: number | null
  /** Bytes when it was opened. */
  readonly size: number
  readonly modifiedMs: number
  /** Reads up to `length` bytes at `position`; resolves to the bytes read, 0 at the end. Throws VfsError. */
  read(buffer: Uint8Array, offset: number, length: number, position: number): Promise<number>
  /** Writes all buffers one after the other from `position`; resolves when every byte is written. Throws VfsError. */
  writev(buffers: readonly Uint8Array[], position: number): Promise<void>
  /** Cuts or extends to `length` bytes. */
  truncate(length: number): Promise<void>
  setModified(modifiedMs: number): Promise<void>
  /** Flushes to the disk; called before a finished upload takes its final name. */
  sync(): Promise<void>
  /** Idempotent. */
  close(): Promise<void>
}

/** How a file is opened for writing. `create-new` fails with already-exists; the others keep what is there. */
export type WriteOpening = 'create-new' | 'existing' | 'create-or-existing'

/**
 * One directory held from the moment it was opened, so that what is begun in it ends in it: an upload that received
 * into it cannot be renamed into another place because the path came to mean one meanwhile. Every method throws
 * VfsError; once the directory is removed or moved out of the share they all fail with not-found. Where the system can
 * hold no directory (see docs/security.md) moving it inside the share has the same effect.
 */
export interface HeldFolder {
  stat(name: string): Promise<StorageEntry>
  openWrite(name: string, opening: WriteOpening, mode?: number): Promise<StorageFile>
  /** Renames within the folder; atomic, and replaces an existing file only when `replace` is set; patience as it says. */
  rename(name: string, to: string, replace: boolean, patience?: Patience): Promise<void>
  /** Removes a file. */
  remove(name: string, patience?: Patience): Promise<void>
  /** Flushes the names in it to the disk; does nothing where the system has no call for it. */
  sync(): Promise<void>
  /** Waits for what was begun; every later call fails. Idempotent, never throws. */
  close(): Promise<void>
}

/**
 * One share's storage. Every method throws VfsError and never leaves its root: the native backend proves after
 * opening that the handle lies inside the share's real root.
 */
export interface StorageBackend {
  readonly kind: 'native' | 'memory'
  stat(path: StoragePath): Promise<StorageEntry>
  /** Streams the entries of a directory in no particular order; unreadable entries are left out. */
  list(path: StoragePath): AsyncIterable<StorageEntry>
  openRead(path: StoragePath): Promise<StorageFile>
  /** `mode` holds the Unix permission bits of a file this creates; the platform's usual ones without it. */
  openWrite(path: StoragePath, opening: WriteOpening, mode?: number): Promise<StorageFile>
  /** Holds an existing directory; it belongs to the caller, who closes it. */
  openFolder(path: StoragePath): Promise<HeldFolder>
  makeDirectory(path: StoragePath): Promise<void>
  removeDirectory(path: StoragePath): Promise<void>
  removeFile(path: StoragePath): Promise<void>
  /** Atomic; replaces an existing file only when `replace` is set, otherwise already-exists. */
  rename(from: StoragePath, to: StoragePath, replace: boolean): Promise<void>
  setModified(path: StoragePath, modifiedMs: number): Promise<void>
  /** Sets when an entry was created; unsupported where the system has no call for it, which is everywhere but memory. */
  setCreated(path: StoragePath, createdMs: number): Promise<void>
  /** Sets the nine Unix permission bits; others are never set. Unsupported where the file system keeps none. */
  setMode(path: StoragePath, mode: number): Promise<void>
  /** Makes a symbolic link at `path` that leads to an existing entry of this storage. Never replaces anything. */
  makeLink(path: StoragePath, target: StoragePath): Promise<void>
  /** Bytes an upload may still take, or null where it cannot be known. */
  freeBytes(): Promise<number | null>
}
