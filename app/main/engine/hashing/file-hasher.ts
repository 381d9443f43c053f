import { hashInSlices } from './hash-in-slices.ts'
import { hashInWorker } from './hash-in-worker.ts'
import type { HashRequest } from './hash-request.ts'

/** How a hasher works. */
export interface FileHasherOptions {
  /** Large files hashed at the same time; the others wait in order. */
  readonly maxConcurrent?: number
  /** From here on a file is worth a thread of its own, in bytes. */
  readonly largeBytes?: number
}

/** As many threads as leave the smallest machine a core; reading from one disk, more would gain nothing. */
const defaultMaxConcurrent = 2
const defaultLargeBytes = 2 * 1024 * 1024

/** Hashes files for all sessions of an engine, large ones beside the event loop and only a few at once. */
export class FileHasher {
  readonly #maxConcurrent: number
  readonly #largeBytes: number
  readonly #waiting: (() => void)[] = []
  #running = 0

  constructor({
    maxConcurrent = defaultMaxConcurrent,
    largeBytes = defaultLargeBytes,
  }: FileHasherOptions = {}) {
    this.#maxConcurrent = maxConcurrent
    this.#largeBytes = largeBytes
  }

  /** Large files that are being hashed now. */
  get runningCount(): number {
    return this.#running
  }

  /**
   * Resolves to lower-case hexadecimal digits, or to null when the signal ended it; throws VfsError. The file is not in
   * use any more when it settles.
   */
  async hash(request: HashRequest): Promise<string | null> {
    const { file, start, end, signal } = request
    if (end - start < this.#largeBytes) return await hashInSlices(request)
    if (!(await this.#enter(signal))) return null
    try {
      const { fd } = file
      return await (fd === null ? hashInSlices(request) : hashInWorker({ ...request, fd }))
    } finally {
      this.#running -= 1
      this.#waiting.shift()?.()
    }
  }

  /** Waits for a place; false when the signal came first. */
  async #enter(signal: AbortSignal): Promise<boolean> {
    while (this.#running >= this.#maxConcurrent && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const leave = (): void => {
          signal.removeEventListener('abort', leave)
          const index = this.#waiting.indexOf(leave)
          if (index >= 0) this.#waiting.splice(index, 1)
          resolve()
        }
        this.#waiting.push(leave)
        signal.addEventListener('abort', leave, { once: true })
      })
    }
    // Whoever leaves without using the place it was called to passes the call on.
    if (signal.aborted) this.#wakeNext()
    else this.#running += 1
    return !signal.aborted
  }

  #wakeNext(): void {
    if (this.#running < this.#maxConcurrent) this.#waiting.shift()?.()
  }
}
