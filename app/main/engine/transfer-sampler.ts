import type { EngineEvent } from './engine-event.ts'

/** Byte count of one running transfer. */
export interface TransferSample {
  readonly transferId: string
  readonly sessionId: string
  readonly bytes: number
}

const samplesPerSecond = 4

/**
 * Turns byte counters into one event four times a second. Progress is a counter that is looked at, never an event per
 * chunk; the timer exists only while something runs, so an idle server does nothing.
 */
export class TransferSampler {
  readonly #read: () => readonly TransferSample[]
  readonly #emit: (event: EngineEvent) => void
  readonly #now: () => number
  #timer: NodeJS.Timeout | null = null

  constructor(read: () => readonly TransferSample[], emit: (event: EngineEvent) => void, now: () => number) {
    this.#read = read
    this.#emit = emit
    this.#now = now
  }

  /** A transfer began; the timer stops by itself when none is left. */
  wake(): void {
    this.#timer ??= setInterval(() => this.#sample(), 1000 / samplesPerSecond)
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#timer = null
  }

  #sample(): void {
    const transfers = this.#read()
    if (transfers.length === 0) this.stop()
    else this.#emit({ type: 'transfers-progressed', at: this.#now(), transfers })
  }
}
