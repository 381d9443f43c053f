import type { Stats } from 'node:fs'
import type { StorageEntry } from '../storage.ts'
import { VfsError } from '../vfs-error.ts'

/** Describes what was found under a name; null for FIFOs, sockets and devices, which no share shows. */
export function toEntry(name: string, stats: Stats): StorageEntry | null {
  const isDirectory = stats.isDirectory()
  if (!isDirectory && !stats.isFile()) return null
  return {
    name,
    kind: isDirectory ? 'directory' : 'file',
    size: isDirectory ? 0 : stats.size,
    // Not floor: a time set in seconds is stored as a binary fraction a hair below the millisecond.
    modifiedMs: Math.round(stats.mtimeMs),
    createdMs: stats.birthtimeMs > 0 ? Math.round(stats.birthtimeMs) : null,
    mode: stats.mode & 0o7777,
    unique: `${stats.dev.toString(36)}.${stats.ino.toString(36)}`,
  }
}

/** Passes a time on. Node replaces times before 1970 by the present without a word, so they are refused here. */
export function storableTime(modifiedMs: number): number {
  if (modifiedMs < 0) throw new VfsError('unsupported', 'a time before 1970')
  return modifiedMs
}
