import {
  closeSync,
  fstatSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  read,
  readFileSync,
  rmSync,
  writeFileSync,
  writev,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { StorageFile } from '../../../app/main/engine/vfs/storage.ts'

/** A storage file over a raw descriptor, which tests can look into and put faults on. */
export interface FdFile extends StorageFile {
  /** What the file holds, read past the descriptor. */
  content(): Buffer
  /** Calls of `read` and `writev` that have not ended. */
  readonly busyCalls: number
  /** Sizes of the writes so far, in bytes. */
  readonly writes: readonly number[]
}

/** Faults and short measures of a file. */
export interface FdFileOptions {
  /** Reads return at most this much, as a network drive may. */
  readonly maxReadBytes?: number
  /** Awaited before each read; throws to fail it. */
  readonly beforeRead?: (position: number) => Promise<void>
  /** Awaited before each write; throws to fail it. */
  readonly beforeWrite?: (position: number) => Promise<void>
}

/** Makes a file with this content; it is closed and removed with the test. */
export function fdFile(content: Uint8Array, options: FdFileOptions = {}): FdFile {
  const folder = mkdtempSync(join(tmpdir(), 'portside-data-'))
  const path = join(folder, 'file')
  writeFileSync(path, content)
  const fd = openSync(path, 'r+')
  onTestFinished(() => {
    closeSync(fd)
    rmSync(folder, { recursive: true })
  })
  const { size, mtimeMs } = fstatSync(fd)
  const writes: number[] = []
  let busyCalls = 0
  const counted = async <T>(call: () => Promise<T>): Promise<T> => {
    busyCalls += 1
    return call().finally(() => {
      busyCalls -= 1
    })
  }
  return {
    fd,
    size,
    modifiedMs: mtimeMs,
    writes,
    get busyCalls() {
      return busyCalls
    },
    content: () => readFileSync(path),
    read: (buffer, offset, length, position) =>
      counted(async () => {
        await options.beforeRead?.(position)
        return readAt(fd, buffer, offset, Math.min(length, options.maxReadBytes ?? length), position)
      }),
    writev: (buffers, position) =>
      counted(async () => {
        await options.beforeWrite?.(position)
        writes.push(buffers.reduce((sum, { length }) => sum + length, 0))
        await writeAt(fd, buffers, position)
      }),
    truncate: async (length) => ftruncateSync(fd, length),
    setModified: async () => undefined,
    sync: async () => undefined,
    close: async () => undefined,
  }
}

function readAt(fd: number, buffer: Uint8Array, offset: number, length: number, at: number): Promise<number> {
  return new Promise((resolve, reject) => {
    read(fd, buffer, offset, length, at, (error, count) => (error === null ? resolve(count) : reject(error)))
  })
}

function writeAt(fd: number, buffers: readonly Uint8Array[], position: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const expected = buffers.reduce((sum, { length }) => sum + length, 0)
    writev(fd, buffers, position, (error, count) => {
      if (error !== null) reject(error)
      else if (count !== expected) reject(new Error('short write'))
      else resolve()
    })
  })
}
