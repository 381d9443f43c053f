/** Tries a start again, each time after twice the wait before. */
export interface StartRetry {
  /** After a try that failed. */
  schedule(): void
  /** Tries no more, and begins with the shortest wait the next time. */
  stop(): void
}

const firstDelayMs = 500
const longestDelayMs = 15_000

/** Makes a retry that waits for the first failure. */
export function createStartRetry(tryAgain: () => Promise<void>): StartRetry {
  let timer: NodeJS.Timeout | null = null
  let nextDelayMs = firstDelayMs
  const clear = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  return {
    schedule() {
      clear()
      timer = setTimeout(() => void tryAgain(), nextDelayMs)
      // A process with nothing else to do may end; a port that is taken does not keep it.
      timer.unref()
      nextDelayMs = Math.min(longestDelayMs, nextDelayMs * 2)
    },
    stop() {
      clear()
      nextDelayMs = firstDelayMs
    },
  }
}
