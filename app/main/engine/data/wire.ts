import type { Socket } from 'node:net'
import type { TransferFailure } from './data-plane.ts'

/** How a pump's work ended: everything moved, the connection went away under it, or the storage failed. */
export type PumpEnd =
  | { readonly kind: 'moved' }
  | { readonly kind: 'cut' }
  | { readonly kind: 'failed'; readonly failure: TransferFailure; readonly cause: unknown }

/** Where a pump puts what it sends: the wire itself, or what stands before it. */
export interface Sink {
  /**
   * Sends the chunk, and with `isLast` ends the stream. Resolves to true once the memory may be used again, to false
   * when the connection is gone. One call at a time.
   */
  write(chunk: Uint8Array, isLast: boolean): Promise<boolean>
}

/** A data connection as the pumps see it: plain and TLS alike, with the count that the dashboard samples. */
export class Wire implements Sink {
  readonly stream: Socket
  /** Payload bytes so far, before TLS. Downloads count what the system took over, uploads what arrived. */
  bytes = 0
  /** Ends the wait for a write whose callback may never come, as the connection is gone. */
  #cut: (() => void) | null = null

  constructor(stream: Socket) {
    this.stream = stream
    stream.once('close', () => this.#cut?.())
  }

  /**
   * Writes the chunk, and with `isLast` the end of the stream in the same turn, which saves small files a round trip.
   * Resolves to true once the memory may be used again, to false when the connection is gone. One call at a time.
   */
  write(chunk: Uint8Array, isLast: boolean): Promise<boolean> {
    if (this.stream.destroyed) return Promise.resolve(false)
    if (chunk.length === 0) {
      if (isLast) this.stream.end()
      return Promise.resolve(true)
    }
    return new Promise((resolve) => {
      this.#cut = () => resolve(false)
      this.stream.write(chunk, (error) => {
        this.#cut = null
        // A destroyed socket calls back without an error, too.
        const isWritten = !error && !this.stream.destroyed
        if (isWritten) this.bytes += chunk.length
        resolve(isWritten)
      })
      if (isLast) this.stream.end()
    })
  }

  /** Waits for a throttle. A connection that we hold back does not stall: its time begins anew afterwards. */
  async holdBack<Result>(waiting: Promise<Result>): Promise<Result> {
    const { timeout = 0 } = this.stream
    this.stream.setTimeout(0)
    const result = await waiting
    if (!this.stream.destroyed) this.stream.setTimeout(timeout)
    return result
  }
}
