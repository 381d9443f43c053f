/** Smallest and largest buffers of the pool; powers of two, as are all between. */
export interface BufferSizes {
  readonly minBytes: number
  readonly maxBytes: number
}

/** Figures of the pool, in bytes. */
export interface BufferPoolOptions extends BufferSizes {
  /** While more than this is lent, everybody gets the smallest size: 300 clients must not hold 600 MiB. */
  readonly crowdedBytes: number
  /** Buffers kept for the next transfer; more than this is left to the garbage collector. */
  readonly keptBytes: number
}

/** Sizes of the process-wide pool: what one fast transfer needs, and what many slow ones may take together. */
export const defaultBufferPoolOptions: BufferPoolOptions = {
  minBytes: 64 * 1024,
  maxBytes: 1024 * 1024,
  crowdedBytes: 24 * 1024 * 1024,
  keptBytes: 8 * 1024 * 1024,
}

/** Lends the buffers that downloads read into, so that a transfer allocates nothing while it runs. */
export class BufferPool {
  readonly sizes: BufferSizes
  readonly #options: BufferPoolOptions
  readonly #kept = new Map<number, Buffer[]>()
  #lentBytes = 0
  #keptBytes = 0

  constructor(options: BufferPoolOptions = defaultBufferPoolOptions) {
    this.#options = options
    this.sizes = { minBytes: options.minBytes, maxBytes: options.maxBytes }
  }

  /** Bytes in the hands of transfers. */
  get lentBytes(): number {
    return this.#lentBytes
  }

  /** Bytes waiting for the next transfer. */
  get keptBytes(): number {
    return this.#keptBytes
  }

  /** Lends a buffer of the wanted size rounded up to a power of two, or of the smallest size in a crowd. */
  take(wantedBytes: number): Buffer {
    const bytes = this.#sizeFor(wantedBytes)
    this.#lentBytes += bytes
    const kept = this.#kept.get(bytes)?.pop()
    if (kept === undefined) return Buffer.allocUnsafeSlow(bytes)
    this.#keptBytes -= bytes
    return kept
  }

  /** Takes a buffer back. Nothing may read from it or write to it any more. */
  giveBack(buffer: Buffer): void {
    this.#lentBytes -= buffer.length
    if (this.#keptBytes + buffer.length > this.#options.keptBytes) return
    this.#keptBytes += buffer.length
    const kept = this.#kept.get(buffer.length)
    if (kept === undefined) this.#kept.set(buffer.length, [buffer])
    else kept.push(buffer)
  }

  /** Counts a buffer out that may still be in the hands of the system; it is never lent again. */
  forget(buffer: Buffer): void {
    this.#lentBytes -= buffer.length
  }

  #sizeFor(wantedBytes: number): number {
    const { minBytes, maxBytes, crowdedBytes } = this.#options
    if (this.#lentBytes > crowdedBytes) return minBytes
    let bytes = minBytes
    while (bytes < wantedBytes && bytes < maxBytes) bytes *= 2
    return bytes
  }
}
