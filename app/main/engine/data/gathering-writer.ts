import type { StorageFile } from '../vfs/storage.ts'
import { VfsError } from '../vfs/vfs-error.ts'
import type { TransferFailure } from './data-plane.ts'

/** How much the writer gathers, in bytes. */
export interface GatheringLimits {
  /** A write takes at most about this much. */
  readonly batchBytes: number
  /** From here on the sender is to pause. */
  readonly maxPendingBytes: number
}

/** Sizes that keep memory small and still make one system call of some 64 reads. */
export const defaultGatheringLimits: GatheringLimits = {
  batchBytes: 2 * 1024 * 1024,
  maxPendingBytes: 4 * 1024 * 1024,
}

/** Chunks of one write at most: IOV_MAX on Linux and macOS, beyond which the call would be split again. */
const maxBatchChunks = 1024

/** Why writing stopped. */
export interface WriteFailure {
  readonly failure: TransferFailure
  readonly cause: unknown
}

/**
 * Writes what arrives in small pieces with few large system calls: pieces are gathered while the last write is under
 * way, and in the turn of the event loop that brought the first one.
 */
export class GatheringWriter {
  readonly #file: StorageFile
  readonly #limits: GatheringLimits
  readonly #onDrained: () => void
  #position: number
  #gathered: Uint8Array[] = []
  #gatheredBytes = 0
  #inFlightBytes = 0
  #failure: WriteFailure | null = null
  #writing: Promise<void> | null = null
  #isScheduled = false

  /** `onDrained` is called after each write, when there is room again, and after a failure. */
  constructor(file: StorageFile, start: number, onDrained: () => void, limits = defaultGatheringLimits) {
    this.#file = file
    this.#position = start
    this.#onDrained = onDrained
    this.#limits = limits
  }

  /** True while the sender is to pause. */
  get isFull(): boolean {
    return this.#gatheredBytes + this.#inFlightBytes >= this.#limits.maxPendingBytes
  }

  get failure(): WriteFailure | null {
    return this.#failure
  }

  /** Takes the next bytes over; they are dropped after a failure. */
  push(chunk: Uint8Array): void {
    if (this.#failure !== null || chunk.length === 0) return
    this.#gathered.push(chunk)
    this.#gatheredBytes += chunk.length
    if (this.#writing !== null) return
    if (this.#gatheredBytes >= this.#limits.batchBytes) this.#startWriting()
    else this.#schedule()
  }

  /** Writes what is left. Resolves when no write is under way any more, to the failure if there was one. */
  async finish(): Promise<WriteFailure | null> {
    do {
      if (this.#writing === null) this.#startWriting()
      await this.#writing
    } while (this.#gathered.length > 0)
    return this.#failure
  }

  #schedule(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    // After this turn's reads: libuv brings up to 32 chunks of a fast sender in one turn.
    setImmediate(() => {
      this.#isScheduled = false
      if (this.#writing === null) this.#startWriting()
    })
  }

  #startWriting(): void {
    this.#writing = this.#writeAll().finally(() => {
      this.#writing = null
    })
  }

  async #writeAll(): Promise<void> {
    while (this.#gathered.length > 0 && this.#failure === null) {
      const batch = this.#takeBatch()
      try {
        await this.#file.writev(batch, this.#position)
        this.#position += this.#inFlightBytes
      } catch (cause) {
        this.#failure = { failure: failureOf(cause), cause }
        this.#gathered = []
        this.#gatheredBytes = 0
      }
      this.#inFlightBytes = 0
      this.#onDrained()
    }
  }

  #takeBatch(): Uint8Array[] {
    let count = 0
    let bytes = 0
    for (const chunk of this.#gathered) {
      if (count === maxBatchChunks || bytes >= this.#limits.batchBytes) break
      count += 1
      bytes += chunk.length
    }
    this.#inFlightBytes = bytes
    this.#gatheredBytes -= bytes
    if (count < this.#gathered.length) return this.#gathered.splice(0, count)
    const batch = this.#gathered
    this.#gathered = []
    return batch
  }
}

function failureOf(cause: unknown): TransferFailure {
  if (!(cause instanceof VfsError)) return 'write'
  const { kind } = cause
  return kind === 'no-space' || kind === 'quota' || kind === 'too-large' ? kind : 'write'
}
