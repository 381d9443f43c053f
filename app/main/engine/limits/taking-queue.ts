import type { Clock } from '../clock.ts'
import type { TokenBucket } from './token-bucket.ts'

/** A request that could not be served at once. */
interface Waiting {
  readonly taker: Taker
  readonly wantedBytes: number
  readonly grant: (bytes: number) => void
}

/**
 * Everybody who takes bytes in one direction, and the order they get them in.
 *
 * Who has got least comes first, so those who share a bucket share it evenly whatever sizes they ask for (start-time
 * fair queueing); who has not asked for a while starts with the others and cannot make up for it. Nobody is passed by
 * for good, and nobody holds tokens without moving bytes. There is a timer only while somebody waits.
 */
export class TakingQueue {
  readonly #clock: Pick<Clock, 'monotonicMs'>
  #waiting: Waiting[] = []
  #timer: NodeJS.Timeout | null = null
  /** Where the one served last stood: the place of everybody who comes anew. */
  #front = 0

  constructor(clock: Pick<Clock, 'monotonicMs'>) {
    this.#clock = clock
  }

  /** Monotonic milliseconds, for buckets. */
  nowMs(): number {
    return this.#clock.monotonicMs()
  }

  /** Gives bytes now if nobody is before it, or puts the taker in the line. */
  take(taker: Taker, wantedBytes: number): number | Promise<number> {
    taker.place = Math.max(taker.place, this.#front)
    const nowMs = this.nowMs()
    if (this.#waiting.length === 0 && waitOf(taker, nowMs) === 0) return this.#give(taker, wantedBytes, nowMs)
    return new Promise((resolve) => {
      this.#waiting.push({ taker, wantedBytes, grant: resolve })
      this.serve()
    })
  }

  /** Takes the taker out of the line; what it waits for resolves to 0. */
  drop(taker: Taker): void {
    const dropped = this.#waiting.filter((waiting) => waiting.taker === taker)
    if (dropped.length === 0) return
    this.#waiting = this.#waiting.filter((waiting) => waiting.taker !== taker)
    for (const { grant } of dropped) grant(0)
    this.serve()
  }

  /** Serves whoever can be served now and sets the timer for the next; to be called when a rate or a path changed. */
  serve(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    if (this.#waiting.length === 0) return
    const nowMs = this.nowMs()
    let nextMs = Number.POSITIVE_INFINITY
    const left: Waiting[] = []
    // Sorting is stable: among equals, who came first.
    for (const waiting of this.#waiting.toSorted((one, other) => one.taker.place - other.taker.place)) {
      const { taker, wantedBytes, grant } = waiting
      if (waitOf(taker, nowMs) === 0) grant(this.#give(taker, wantedBytes, nowMs))
      else left.push(waiting)
    }
    this.#waiting = left
    for (const { taker } of left) nextMs = Math.min(nextMs, waitOf(taker, nowMs))
    if (left.length > 0) this.#timer = setTimeout(() => this.serve(), Math.max(1, Math.ceil(nextMs)))
  }

  #give(taker: Taker, wantedBytes: number, nowMs: number): number {
    let bytes = wantedBytes
    for (const bucket of taker.buckets) bytes = Math.min(bytes, bucket.pieceBytes)
    for (const bucket of taker.buckets) bucket.take(bytes, nowMs)
    this.#front = Math.max(this.#front, taker.place)
    taker.place += bytes
    return bytes
  }
}

/** One transfer that takes bytes from every bucket of its session. */
export class Taker {
  /** Bytes got so far, counted from the front of the line; the queue's affair. */
  place = 0
  readonly #queue: TakingQueue
  readonly #bucketsOf: () => readonly TokenBucket[]
  #isClosed = false

  /** `bucketsOf` is asked each time, so that new limits act on what already runs. */
  constructor(queue: TakingQueue, bucketsOf: () => readonly TokenBucket[]) {
    this.#queue = queue
    this.#bucketsOf = bucketsOf
  }

  get buckets(): readonly TokenBucket[] {
    return this.#bucketsOf()
  }

  /**
   * Says how many of the wanted bytes may move, now or when the promise resolves; 0 only after `close`. Whoever is not
   * limited gets all of them at once. One call at a time.
   */
  take(wantedBytes: number): number | Promise<number> {
    if (this.#isClosed) return 0
    if (!this.#isLimited || wantedBytes === 0) return wantedBytes
    return this.#queue.take(this, wantedBytes)
  }

  /** Ends a wait at once, and for good. */
  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#queue.drop(this)
  }

  get #isLimited(): boolean {
    for (const bucket of this.buckets) if (bucket.bytesPerSecond !== null) return true
    return false
  }
}

function waitOf(taker: Taker, nowMs: number): number {
  let waitMs = 0
  for (const bucket of taker.buckets) waitMs = Math.max(waitMs, bucket.waitMs(nowMs))
  return waitMs
}
