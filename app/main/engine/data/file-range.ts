import type { StorageFile } from '../vfs/storage.ts'
import { VfsError } from '../vfs/vfs-error.ts'

/** Reads a range of a file from front to back and knows when nothing more will come. */
export class FileRange {
  readonly #file: StorageFile
  readonly #end: number | null
  #position: number
  #isAtEnd: boolean

  /** `end` is exclusive; null reads to the end of the file as it is then. */
  constructor(file: StorageFile, start: number, end: number | null) {
    this.#file = file
    this.#position = start
    this.#end = end
    this.#isAtEnd = end !== null && start >= end
  }

  /** True when the last byte of the range was read. */
  get isAtEnd(): boolean {
    return this.#isAtEnd
  }

  /** Bytes a reader should have room for: what is left, and one more where only a short read proves the end. */
  get expectedBytes(): number {
    if (this.#end !== null) return Math.max(this.#end - this.#position, 1)
    return Math.max(this.#file.size - this.#position, 0) + 1
  }

  /**
   * Reads the next bytes into the front of `buffer`; 0 at the end. Throws VfsError, also when the file has become
   * shorter than the range: a client must not take a cut file for a whole one.
   */
  async read(buffer: Uint8Array): Promise<number> {
    if (this.#isAtEnd) return 0
    const wanted = this.#end === null ? buffer.length : Math.min(buffer.length, this.#end - this.#position)
    const length = await this.#file.read(buffer, 0, wanted, this.#position)
    this.#position += length
    if (this.#end === null) {
      // A short read at or beyond the known size is the end, which saves small files a second read.
      this.#isAtEnd = length === 0 || (length < wanted && this.#position >= this.#file.size)
    } else {
      if (length === 0) throw new VfsError('io', 'the file became shorter while it was read')
      this.#isAtEnd = this.#position >= this.#end
    }
    return length
  }
}
