import { createInflate, createInflateRaw, type Inflate, type InflateRaw } from 'node:zlib'

/** Compressed bytes that may wait, and pieces that come out: what a zip bomb can hold of our memory at any time. */
const buffering = {
  chunkSize: 64 * 1024,
  writableHighWaterMark: 256 * 1024,
  readableHighWaterMark: 64 * 1024,
}

/** What an inflater tells. */
export interface InflaterOwner {
  /** The next decompressed bytes. */
  onBytes(bytes: Uint8Array): void
  /** There is room for more input, or the data turned out to be damaged. */
  onChange(): void
}

/**
 * Decompresses the bytes of one upload in MODE Z: a zlib stream, or the bare deflate data that some clients send without
 * header and checksum. The work is done on the thread pool; output waits inside zlib while `pause` holds.
 */
export class Inflater {
  readonly #owner: InflaterOwner
  #stream: Inflate | InflateRaw | null = null
  #closed: Promise<void> = Promise.resolve()
  #head: Uint8Array = new Uint8Array(0)
  #takenBytes = 0
  #isFull = false
  #damage: Error | null = null

  constructor(owner: InflaterOwner) {
    this.#owner = owner
  }

  /** True while the sender is to pause. */
  get isFull(): boolean {
    return this.#isFull
  }

  /** Why the data is no whole compressed stream; null as long as it may be one. */
  get damage(): Error | null {
    return this.#damage
  }

  /** Takes the next compressed bytes over; they are dropped once the data is known to be damaged. */
  push(chunk: Uint8Array): void {
    if (this.#damage !== null || chunk.length === 0) return
    if (this.#stream !== null) this.#feed(this.#stream, chunk)
    else {
      // The network may cut between the two bytes that tell zlib from bare deflate.
      const head = this.#head.length === 0 ? chunk : Buffer.concat([this.#head, chunk])
      this.#head = head
      if (head.length < 2) return
      this.#stream = this.#open(isZlibHeader(head))
      this.#feed(this.#stream, head)
    }
  }

  /** Holds the output back. */
  pause(): void {
    this.#stream?.pause()
  }

  resume(): void {
    this.#stream?.resume()
  }

  /**
   * No more input comes. Resolves when all output was given; `damage` is set then if the end mark or anything else is
   * missing. Nothing at all counts as an empty file: clients with nothing to send often send nothing.
   */
  async finish(): Promise<void> {
    if (this.#stream === null && this.#head.length > 0)
      this.#fail(new Error('one byte is no compressed stream'))
    this.#stream?.end()
    await this.#closed
  }

  /** Drops everything; `finish` resolves. */
  close(): void {
    this.#stream?.destroy()
  }

  #feed(stream: Inflate | InflateRaw, chunk: Uint8Array): void {
    this.#takenBytes += chunk.length
    if (stream.readableEnded) this.#fail(new Error('bytes behind the end mark'))
    else if (!stream.write(chunk)) this.#isFull = true
  }

  #open(isZlib: boolean): Inflate | InflateRaw {
    const stream = isZlib ? createInflate(buffering) : createInflateRaw(buffering)
    this.#closed = new Promise((resolve) => stream.once('close', resolve))
    stream.on('data', (bytes: Buffer) => this.#owner.onBytes(bytes))
    stream.on('drain', () => {
      this.#isFull = false
      this.#owner.onChange()
    })
    stream.once('error', (error) => this.#fail(error))
    stream.once('end', () => {
      // zlib stops at the end mark and leaves alone what comes behind it; no client means to send that.
      if (stream.bytesWritten < this.#takenBytes) this.#fail(new Error('bytes behind the end mark'))
      stream.destroy()
    })
    return stream
  }

  #fail(error: Error): void {
    this.#damage ??= error
    this.#isFull = false
    this.#owner.onChange()
  }
}

/**
 * True for the two bytes a zlib stream begins with (RFC 1950 §2.2): method 8, a window of at most 32 KiB, a check that
 * adds up. Bare deflate data would need a stored block with rubbish in its padding to look like that.
 */
function isZlibHeader(head: Uint8Array): boolean {
  const [method = 0, flags = 0] = head
  return (method & 0x0f) === 8 && method >> 4 <= 7 && ((method << 8) | flags) % 31 === 0
}
