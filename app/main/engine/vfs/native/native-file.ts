import type { Stats } from 'node:fs'
import type { StorageFile } from '../storage.ts'
import { VfsError } from '../vfs-error.ts'
import * as native from './native-calls.ts'
import { storableTime } from './native-entry.ts'
import { toVfsError } from './native-errno.ts'

/**
 * An opened file of a native share, working on the raw descriptor.
 *
 * `close` waits for what was begun: a descriptor closed under a running read could be given to another session's file
 * and that read would then deliver foreign bytes.
 */
export class NativeFile implements StorageFile {
  readonly fd: number
  readonly size: number
  readonly modifiedMs: number
  readonly #running = new Set<Promise<unknown>>()
  #closing: Promise<void> | null = null

  constructor(fd: number, stats: Stats) {
    this.fd = fd
    this.size = stats.size
    this.modifiedMs = Math.round(stats.mtimeMs)
  }

  read(buffer: Uint8Array, offset: number, length: number, position: number): Promise<number> {
    return this.#run('read', () => native.read(this.fd, buffer, offset, length, position))
  }

  writev(buffers: readonly Uint8Array[], position: number): Promise<void> {
    return this.#run('write', () => this.#writeAll(buffers, position))
  }

  truncate(length: number): Promise<void> {
    return this.#run('truncate', () => native.ftruncate(this.fd, length))
  }

  setModified(modifiedMs: number): Promise<void> {
    return this.#run('set-modified', () => native.futimes(this.fd, storableTime(modifiedMs)))
  }

  sync(): Promise<void> {
    return this.#run('sync', () => native.fsync(this.fd))
  }

  close(): Promise<void> {
    this.#closing ??= this.#closeWhenQuiet()
    return this.#closing
  }

  async #closeWhenQuiet(): Promise<void> {
    await Promise.allSettled(this.#running)
    try {
      await native.close(this.fd)
    } catch (error) {
      throw toVfsError(error, 'close')
    }
  }

  async #writeAll(buffers: readonly Uint8Array[], position: number): Promise<void> {
    let left = buffers.filter((buffer) => buffer.byteLength > 0)
    let at = position
    while (left.length > 0) {
      const written = await native.writev(this.fd, left, at)
      // A device that takes nothing and reports no error would keep this loop going for ever.
      if (written === 0) throw new VfsError('no-space', 'write: nothing was taken')
      at += written
      left = withoutFirst(left, written)
    }
  }

  async #run<T>(operation: string, start: () => Promise<T>): Promise<T> {
    if (this.#closing !== null) throw new VfsError('io', `${operation}: already closed`)
    const running = start()
    this.#running.add(running)
    try {
      return await running
    } catch (error) {
      throw toVfsError(error, operation)
    } finally {
      this.#running.delete(running)
    }
  }
}

/** What is left of the buffers after their first `count` bytes. */
function withoutFirst(buffers: readonly Uint8Array[], count: number): Uint8Array[] {
  let skip = count
  for (const [index, buffer] of buffers.entries()) {
    if (skip < buffer.byteLength) {
      return skip === 0 ? buffers.slice(index) : [buffer.subarray(skip), ...buffers.slice(index + 1)]
    }
    skip -= buffer.byteLength
  }
  return []
}
