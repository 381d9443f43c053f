/** Rates of steps that are over, the oldest first; null where nothing is known. */
export interface RingReading {
  /** When the first step began. */
  readonly startedAtMs: number
  readonly stepMs: number
  readonly sent: (number | null)[]
  readonly received: (number | null)[]
}

/** A step that has run this long already says something; shorter ones would only flicker. */
const tellingMs = 2_000

/**
 * Byte counts of the last so many steps, in memory of a fixed size. Time only goes forward here: whoever feeds it sees
 * to that. Steps nobody spoke of are 0 while something is served and unknown otherwise.
 */
export class RateRing {
  readonly #stepMs: number
  readonly #sent: Float64Array
  readonly #received: Float64Array
  /** Number of the step that time is in, counted from 1970. */
  #current: number

  constructor(stepMs: number, length: number, nowMs: number) {
    this.#stepMs = stepMs
    this.#sent = new Float64Array(length).fill(Number.NaN)
    this.#received = new Float64Array(length).fill(Number.NaN)
    this.#current = Math.floor(nowMs / stepMs)
  }

  /** Goes on to this time; the steps in between, and the one it arrives in, are 0 or unknown. */
  advance(nowMs: number, isServing: boolean): void {
    const target = Math.floor(nowMs / this.#stepMs)
    if (target <= this.#current) return
    // However long it was, no place is written twice.
    const first = Math.max(this.#current + 1, target - this.#sent.length + 1)
    for (let step = first; step <= target; step += 1) this.#put(step, isServing ? 0 : Number.NaN)
    this.#current = target
  }

  /** Says that the current step is known: something was served in it. */
  known(): void {
    const place = this.#current % this.#sent.length
    if (Number.isNaN(this.#sent[place])) this.#put(this.#current, 0)
  }

  /** Counts bytes in the current step. */
  add(sentBytes: number, receivedBytes: number): void {
    this.known()
    const place = this.#current % this.#sent.length
    this.#sent[place] = (this.#sent[place] ?? 0) + sentBytes
    this.#received[place] = (this.#received[place] ?? 0) + receivedBytes
  }

  /** Rates up to this time: all steps that are over, and the current one as soon as it says something. */
  read(nowMs: number): RingReading {
    const length = this.#sent.length
    const elapsedMs = nowMs - this.#current * this.#stepMs
    const last = elapsedMs >= tellingMs ? this.#current : this.#current - 1
    const first = this.#current - length + 1
    const sent: (number | null)[] = []
    const received: (number | null)[] = []
    for (let step = first; step <= last; step += 1) {
      // The current step, too, is divided by its whole length: sums over what is answered are true then.
      sent.push(rateOf(this.#sent[step % length], this.#stepMs / 1000))
      received.push(rateOf(this.#received[step % length], this.#stepMs / 1000))
    }
    return { startedAtMs: first * this.#stepMs, stepMs: this.#stepMs, sent, received }
  }

  #put(step: number, bytes: number): void {
    this.#sent[step % this.#sent.length] = bytes
    this.#received[step % this.#received.length] = bytes
  }
}

function rateOf(bytes: number | undefined, seconds: number): number | null {
  return bytes === undefined || Number.isNaN(bytes) ? null : bytes / seconds
}
