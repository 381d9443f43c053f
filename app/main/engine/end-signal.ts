/** Lets what a session waits for end with the session, so that no timer outlives it. */
export class EndSignal {
  readonly #controller = new AbortController()

  /** Aborted by `end`. */
  get signal(): AbortSignal {
    return this.#controller.signal
  }

  end(): void {
    this.#controller.abort()
  }

  /** Resolves to true after the delay, to false as soon as `end` is called. */
  wait(delayMs: number): Promise<boolean> {
    const { signal } = this.#controller
    return new Promise((resolve) => {
      const onEnded = (): void => {
        clearTimeout(timer)
        resolve(false)
      }
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', onEnded)
        resolve(true)
      }, delayMs)
      if (signal.aborted) onEnded()
      else signal.addEventListener('abort', onEnded, { once: true })
    })
  }
}
