/** Bytes saved up while nobody takes any, in seconds of the rate: what may come in one burst after a pause. */
const savedSeconds = 0.25
/** Pieces a rate is cut into each second: small enough that nobody waits long for another's piece. */
const piecesPerSecond = 20
/** Smaller pieces would cost more in packets than they bring in smoothness; half a second of the lowest rate. */
const minPieceBytes = 512
/** Larger pieces would only hold others up; a rate of gigabytes still needs few thousand of them a second. */
const maxPieceBytes = 256 * 1024

/**
 * Allows so many bytes a second.
 *
 * It gives as long as it owes nothing and may then owe one piece, so the rate holds without anybody having to wait for
 * a whole piece to be there. At most a quarter of a second is saved up while it is not used: in any stretch of time it
 * gives no more than its rate, that quarter and one piece, which is less than one second's worth of burst.
 */
export class TokenBucket {
  #bytesPerSecond: number | null
  /** Bytes it may give; negative while it owes. It starts with none, so that to come again is no way to get more. */
  #level = 0
  #settledMs: number

  /** Null does not limit. */
  constructor(bytesPerSecond: number | null, nowMs: number) {
    this.#bytesPerSecond = bytesPerSecond
    this.#settledMs = nowMs
  }

  get bytesPerSecond(): number | null {
    return this.#bytesPerSecond
  }

  /** Most bytes it gives at a time. */
  get pieceBytes(): number {
    return this.#bytesPerSecond === null ? Number.POSITIVE_INFINITY : pieceOf(this.#bytesPerSecond)
  }

  /** Changes the rate from now on. What is owed shrinks to one piece of the new rate: nobody waits for an old one. */
  setRate(bytesPerSecond: number | null, nowMs: number): void {
    if (bytesPerSecond === this.#bytesPerSecond) return
    this.#settle(nowMs)
    this.#bytesPerSecond = bytesPerSecond
    if (bytesPerSecond === null) this.#level = 0
    else this.#level = Math.max(this.#level, -pieceOf(bytesPerSecond))
    this.#settle(nowMs)
  }

  /** Milliseconds until it gives again; 0 when it does now. */
  waitMs(nowMs: number): number {
    if (this.#bytesPerSecond === null) return 0
    this.#settle(nowMs)
    return this.#level >= 0 ? 0 : (-this.#level / this.#bytesPerSecond) * 1000
  }

  /** Takes bytes out, whether they are there or not. */
  take(bytes: number, nowMs: number): void {
    if (this.#bytesPerSecond === null) return
    this.#settle(nowMs)
    this.#level -= bytes
  }

  #settle(nowMs: number): void {
    const elapsedMs = nowMs - this.#settledMs
    this.#settledMs = nowMs
    if (this.#bytesPerSecond === null) return
    const gained = (elapsedMs / 1000) * this.#bytesPerSecond
    this.#level = Math.min(this.#level + gained, this.#bytesPerSecond * savedSeconds)
  }
}

function pieceOf(bytesPerSecond: number): number {
  return Math.min(Math.max(Math.floor(bytesPerSecond / piecesPerSecond), minPieceBytes), maxPieceBytes)
}
