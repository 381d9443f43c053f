import { onTestFinished } from 'vitest'
import type { Throttle } from '../../../app/main/engine/data/throttle.ts'

/** Gives `pieceBytes` at a time, each after `delayMs`; with Infinity only what `giveNow` lets go. */
export class SlowThrottle implements Throttle {
  /** Bytes given so far. */
  givenBytes = 0
  isClosed = false
  readonly #pieceBytes: number
  readonly #delayMs: number
  #timer: NodeJS.Timeout | null = null
  #giveNow: ((bytes: number) => void) | null = null

  constructor(pieceBytes: number, delayMs: number) {
    this.#pieceBytes = pieceBytes
    this.#delayMs = delayMs
    onTestFinished(() => this.close())
  }

  get isWaitedFor(): boolean {
    return this.#giveNow !== null
  }

  take(wantedBytes: number): number | Promise<number> {
    if (this.isClosed) return 0
    if (wantedBytes === 0) return 0
    const bytes = Math.min(wantedBytes, this.#pieceBytes)
    return new Promise((resolve) => {
      this.#giveNow = (given) => {
        this.#giveNow = null
        this.givenBytes += given
        resolve(given)
      }
      if (Number.isFinite(this.#delayMs))
        this.#timer = setTimeout(() => this.#giveNow?.(bytes), this.#delayMs)
    })
  }

  /** Ends the present wait with so many bytes. */
  giveNow(bytes: number): void {
    this.#giveNow?.(bytes)
  }

  close(): void {
    this.isClosed = true
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#giveNow?.(0)
  }
}
