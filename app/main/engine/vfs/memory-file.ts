import type { MemoryFileNode } from './memory-tree.ts'
import type { StorageFile } from './storage.ts'
import { VfsError } from './vfs-error.ts'

/** Asked before a file grows: throws VfsError no-space when `bytes` more do not fit, otherwise counts them. */
export type TakeSpace = (bytes: number) => void

/** An opened file of the in-memory storage. */
export class MemoryFile implements StorageFile {
  readonly fd = null
  readonly size: number
  readonly modifiedMs: number
  readonly #node: MemoryFileNode
  readonly #access: 'read' | 'write'
  readonly #takeSpace: TakeSpace
  readonly #now: () => number
  #isClosed = false

  constructor(node: MemoryFileNode, access: 'read' | 'write', takeSpace: TakeSpace, now: () => number) {
    this.size = node.size
    this.modifiedMs = node.modifiedMs
    this.#node = node
    this.#access = access
    this.#takeSpace = takeSpace
    this.#now = now
  }

  async read(buffer: Uint8Array, offset: number, length: number, position: number): Promise<number> {
    this.#refuseUnless('read')
    const piece = this.#node.bytes.subarray(position, Math.min(position + length, this.#node.size))
    buffer.set(piece, offset)
    return piece.byteLength
  }

  async writev(buffers: readonly Uint8Array[], position: number): Promise<void> {
    this.#refuseUnless('write')
    let at = position
    for (const buffer of buffers) {
      this.#grow(at + buffer.byteLength)
      this.#node.bytes.set(buffer, at)
      at += buffer.byteLength
    }
    this.#node.modifiedMs = this.#now()
  }

  async truncate(length: number): Promise<void> {
    this.#refuseUnless('write')
    if (length > this.#node.size) {
      this.#grow(length)
    } else {
      this.#takeSpace(length - this.#node.size)
      // What was cut must read as zeros should the file grow again.
      this.#node.bytes.fill(0, length, this.#node.size)
      this.#node.size = length
    }
    this.#node.modifiedMs = this.#now()
  }

  async setModified(modifiedMs: number): Promise<void> {
    if (this.#isClosed) throw new VfsError('io', 'already closed')
    if (modifiedMs < 0) throw new VfsError('unsupported', 'a time before 1970')
    this.#node.modifiedMs = modifiedMs
  }

  async sync(): Promise<void> {
    if (this.#isClosed) throw new VfsError('io', 'already closed')
  }

  async close(): Promise<void> {
    this.#isClosed = true
  }

  #grow(size: number): void {
    if (size <= this.#node.size) return
    this.#takeSpace(size - this.#node.size)
    if (size > this.#node.bytes.byteLength) {
      const roomier = new Uint8Array(Math.max(size, this.#node.bytes.byteLength * 2, 256))
      roomier.set(this.#node.bytes.subarray(0, this.#node.size))
      this.#node.bytes = roomier
    }
    this.#node.size = size
  }

  #refuseUnless(access: 'read' | 'write'): void {
    if (this.#isClosed) throw new VfsError('io', 'already closed')
    if (access !== this.#access) throw new VfsError('io', `not opened to ${access}`)
  }
}
