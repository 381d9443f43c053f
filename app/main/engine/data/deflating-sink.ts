import { Deflater } from './deflater.ts'
import type { Sink, Wire } from './wire.ts'

/** Compresses what a pump sends before it goes on the wire (MODE Z); the wire counts the compressed bytes. */
export class DeflatingSink implements Sink {
  readonly #wire: Wire
  readonly #sink: Sink
  readonly #deflater: Deflater

  /** `sink` leads to the wire. */
  constructor(wire: Wire, sink: Sink, level: number) {
    this.#wire = wire
    this.#sink = sink
    this.#deflater = new Deflater(level)
  }

  async write(chunk: Uint8Array, isLast: boolean): Promise<boolean> {
    const { stream } = this.#wire
    if (stream.destroyed) return false
    try {
      const ready = await this.#deflater.push(chunk)
      const bytes = isLast ? Buffer.concat([ready, await this.#deflater.finish()]) : ready
      return await this.#sink.write(bytes, isLast)
    } catch {
      // zlib can only be out of memory here; the client must not take what it has for the whole.
      stream.destroy()
      return false
    }
  }

  close(): void {
    this.#deflater.close()
  }
}
