import type { Throttle } from './throttle.ts'
import type { UploadIntake } from './upload-intake.ts'
import type { Wire } from './wire.ts'

/**
 * Hands received bytes on no faster than a throttle allows. What is held back is what came with the last read: the
 * connection is paused then, so that the rest waits with the client (TCP flow control).
 */
export class PacedIntake {
  readonly #intake: UploadIntake
  readonly #wire: Wire
  readonly #throttle: Throttle
  readonly #onChange: () => void
  #held: Uint8Array[] = []
  #isHolding = false
  #onHandedOn: (() => void) | null = null

  /** `onChange` is called when nothing is held back any more. */
  constructor(intake: UploadIntake, wire: Wire, throttle: Throttle, onChange: () => void) {
    this.#intake = intake
    this.#wire = wire
    this.#throttle = throttle
    this.#onChange = onChange
  }

  /** True while the connection is to stay paused. */
  get isHolding(): boolean {
    return this.#isHolding
  }

  /** Takes received bytes over; they count as moved when they are handed on. */
  push(chunk: Uint8Array): void {
    if (this.#isHolding) {
      this.#held.push(chunk)
      return
    }
    const taken = this.#throttle.take(chunk.length)
    if (taken === chunk.length) this.#handOn(chunk)
    else {
      this.#isHolding = true
      this.#held.push(chunk)
      void this.#handOnPieces(taken)
    }
  }

  /** Calls back once nothing is held back, which may be now; never after `finish`. */
  whenHandedOn(callback: () => void): void {
    if (this.#isHolding) this.#onHandedOn = callback
    else callback()
  }

  /**
   * The connection is gone or at its end: what was received goes into the file at once, for a client that comes back
   * resumes at the size of the partial file.
   */
  finish(): void {
    this.#throttle.close()
    this.#onHandedOn = null
    for (const chunk of this.#held.splice(0)) this.#handOn(chunk)
    this.#isHolding = false
  }

  async #handOnPieces(first: number | Promise<number>): Promise<void> {
    let taken = first
    for (;;) {
      const bytes = typeof taken === 'number' ? taken : await this.#wire.holdBack(taken)
      const [chunk] = this.#held
      // `finish` has handed everything on.
      if (chunk === undefined || bytes === 0) return
      this.#handOn(chunk.subarray(0, bytes))
      if (bytes < chunk.length) this.#held[0] = chunk.subarray(bytes)
      else this.#held.shift()
      const [next] = this.#held
      if (next === undefined) break
      taken = this.#throttle.take(next.length)
    }
    this.#isHolding = false
    this.#onChange()
    this.#onHandedOn?.()
  }

  #handOn(bytes: Uint8Array): void {
    this.#wire.bytes += bytes.length
    this.#intake.push(bytes)
  }
}
