import { createDeflate, type Deflate } from 'node:zlib'

/** Size of the pieces zlib gives; each is one task of the thread pool, so others get their turn in between. */
const pieceBytes = 64 * 1024

/**
 * Compresses the bytes of one transfer as MODE Z wants them: one zlib stream (RFC 1950) with its header and checksum
 * (draft-preston-ftpext-deflate-04 §3.3.1). The work is done on the thread pool, never in this thread.
 */
export class Deflater {
  readonly #stream: Deflate
  #made: Buffer[] = []
  #fail: (error: unknown) => void = () => undefined

  /** `level` is 1 (fast) to 9 (small). */
  constructor(level: number) {
    this.#stream = createDeflate({ level, chunkSize: pieceBytes })
    this.#stream.on('data', (piece: Buffer) => this.#made.push(piece))
    this.#stream.on('error', (error) => this.#fail(error))
  }

  /** Takes the next bytes and resolves to what is ready to be sent, often nothing; one call at a time. */
  push(chunk: Uint8Array): Promise<Buffer> {
    if (chunk.length === 0) return Promise.resolve(this.#take())
    return new Promise((resolve, reject) => {
      this.#fail = reject
      this.#stream.write(chunk, () => resolve(this.#take()))
    })
  }

  /** Resolves to the rest, the end mark included. */
  finish(): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.#fail = reject
      this.#stream.once('end', () => resolve(this.#take()))
      this.#stream.end()
    })
  }

  /** Lets its memory go; not while a call is under way. */
  close(): void {
    this.#stream.destroy()
  }

  #take(): Buffer {
    const [first, ...rest] = this.#made
    this.#made = []
    if (first === undefined) return Buffer.alloc(0)
    return rest.length === 0 ? first : Buffer.concat([first, ...rest])
  }
}
