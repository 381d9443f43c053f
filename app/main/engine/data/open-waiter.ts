import { DataConnectionError } from './data-plane.ts'

/** Those who wait for a data connection, with the timer that ends their patience. */
export class OpenWaiter {
  readonly #timeoutMs: number
  #waiting: { readonly promise: Promise<void>; readonly settle: (error: Error | null) => void } | null = null

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs
  }

  /** Resolves with `succeed`, rejects with `fail` or, counted from the first call, as `timeout`. */
  wait(): Promise<void> {
    if (this.#waiting !== null) return this.#waiting.promise
    let settle: (error: Error | null) => void = () => undefined
    const promise = new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => this.fail(new DataConnectionError('timeout')), this.#timeoutMs)
      settle = (error) => {
        clearTimeout(timer)
        if (error === null) resolve()
        else reject(error)
      }
    })
    this.#waiting = { promise, settle }
    return promise
  }

  succeed(): void {
    this.#settle(null)
  }

  fail(error: DataConnectionError): void {
    this.#settle(error)
  }

  #settle(error: Error | null): void {
    const waiting = this.#waiting
    this.#waiting = null
    waiting?.settle(error)
  }
}
