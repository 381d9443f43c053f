import { onTestFinished, vi } from 'vitest'
import type { Taker } from '../../../app/main/engine/limits/taking-queue.ts'

/** Stops timers and the monotonic clock until the test has ended; only `advance` moves them. */
export function stopTime(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  onTestFinished(() => void vi.useRealTimers())
}

/** Moves time on, running every timer on the way and what it resolves. */
export async function advance(durationMs: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(durationMs)
}

/** The clock that `stopTime` stops. */
export const stoppedClock = { monotonicMs: () => performance.now() }

/** A transfer that always wants more, and when it got what. */
export class GreedyTaker {
  readonly taker: Taker
  /** Bytes got, with the time. */
  readonly got: { readonly atMs: number; readonly bytes: number }[] = []
  #isStopped = false

  /** Asks for `wantedBytes` at a time, until `totalBytes` have come. */
  constructor(taker: Taker, wantedBytes = 1024 * 1024, totalBytes = Number.POSITIVE_INFINITY) {
    this.taker = taker
    void this.#run(wantedBytes, totalBytes)
  }

  /** Bytes got from one time, exclusive, to another. */
  bytesBetween(fromMs: number, toMs = Number.POSITIVE_INFINITY): number {
    return this.got.reduce((sum, { atMs, bytes }) => sum + (atMs > fromMs && atMs <= toMs ? bytes : 0), 0)
  }

  get bytes(): number {
    return this.bytesBetween(-1)
  }

  stop(): void {
    this.#isStopped = true
    this.taker.close()
  }

  async #run(wantedBytes: number, totalBytes: number): Promise<void> {
    let left = totalBytes
    while (left > 0 && !this.#isStopped) {
      const taken = this.taker.take(Math.min(wantedBytes, left))
      const bytes = typeof taken === 'number' ? taken : await taken
      if (bytes === 0) return
      left -= bytes
      this.got.push({ atMs: performance.now(), bytes })
    }
  }
}
