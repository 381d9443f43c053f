import type { EngineOptions } from './engine-options.ts'

/** Ends the session for one of the two reasons, with the text of the 421. */
export type EndOnTimeout = (reason: 'login-timeout' | 'idle-timeout', text: string) => void

/**
 * The login and the idle timeout of one session: exactly one of them runs, and none while data moves, because a control
 * connection is silent during a long transfer by its nature (ux.md row 8).
 */
export class SessionTimers {
  readonly #options: Pick<EngineOptions, 'loginTimeoutMs' | 'idleTimeoutMs'>
  readonly #end: EndOnTimeout
  #timer: NodeJS.Timeout | null = null
  #phase: 'login' | 'idle' | 'busy' | 'paused' = 'paused'
  #isStopped = false

  constructor(options: Pick<EngineOptions, 'loginTimeoutMs' | 'idleTimeoutMs'>, end: EndOnTimeout) {
    this.#options = options
    this.#end = end
  }

  /** From accept, or after a login was taken back. Commands do not prolong it. */
  startLogin(): void {
    const { loginTimeoutMs } = this.#options
    this.#run('login', loginTimeoutMs, () =>
      this.#end('login-timeout', `No login within ${inSeconds(loginTimeoutMs)}, closing.`),
    )
  }

  /** From login, and again after each command and each transfer. */
  startIdle(): void {
    const { idleTimeoutMs } = this.#options
    if (this.#phase === 'idle' && this.#timer !== null) this.#timer.refresh()
    else {
      this.#run('idle', idleTimeoutMs, () =>
        this.#end('idle-timeout', `Idle for ${inSeconds(idleTimeoutMs)}, closing.`),
      )
    }
  }

  /** A command runs: one that copies for an hour is not idle. */
  begin(): void {
    if (this.#phase === 'idle') this.#clear('busy')
  }

  /** The command has ended, and what it began was no login, logout or transfer: those have their own times. */
  finish(): void {
    if (this.#phase === 'busy') this.startIdle()
  }

  /** A transfer runs. */
  pause(): void {
    this.#clear('paused')
  }

  /** For good: a password check that ends after its session starts nothing any more. */
  stop(): void {
    this.#isStopped = true
    this.#clear('paused')
  }

  #run(phase: 'login' | 'idle', delayMs: number, onTimeout: () => void): void {
    this.#clear(phase)
    if (this.#isStopped) return
    this.#timer = setTimeout(onTimeout, delayMs)
  }

  #clear(phase: 'login' | 'idle' | 'busy' | 'paused'): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#phase = phase
  }
}

function inSeconds(durationMs: number): string {
  return `${Math.round(durationMs / 1000)} s`
}
