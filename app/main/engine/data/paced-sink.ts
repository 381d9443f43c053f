import type { Throttle } from './throttle.ts'
import type { Sink, Wire } from './wire.ts'

/** Puts bytes on the wire no faster than a throttle allows. */
export class PacedSink implements Sink {
  readonly #wire: Wire
  readonly #throttle: Throttle

  constructor(wire: Wire, throttle: Throttle) {
    this.#wire = wire
    this.#throttle = throttle
  }

  /** Adds nothing but one question to what is not limited: the chunk goes to the wire whole and in the same turn. */
  write(chunk: Uint8Array, isLast: boolean): Promise<boolean> {
    const taken = this.#throttle.take(chunk.length)
    return taken === chunk.length ? this.#wire.write(chunk, isLast) : this.#writePieces(chunk, isLast, taken)
  }

  async #writePieces(chunk: Uint8Array, isLast: boolean, first: number | Promise<number>): Promise<boolean> {
    let taken = first
    let rest = chunk
    for (;;) {
      const bytes = typeof taken === 'number' ? taken : await this.#wire.holdBack(taken)
      if (bytes === 0) return false
      const piece = rest.subarray(0, bytes)
      rest = rest.subarray(bytes)
      const isWritten = await this.#wire.write(piece, isLast && rest.length === 0)
      if (!isWritten || rest.length === 0) return isWritten
      taken = this.#throttle.take(rest.length)
    }
  }
}
