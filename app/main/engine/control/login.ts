import type { Authenticator, LoginRefusal, LoginResult, Principal } from '../auth/authenticator.ts'
import type { LoginThrottle } from '../auth/login-throttle.ts'
import type { LoginTurns } from '../auth/login-turns.ts'
import type { Secret } from '../auth/secret.ts'
import { maskedName } from './masked-argument.ts'
import type { LoginOutcome, LoginState } from './session-view.ts'

/** What a login needs from around it. */
export interface LoginDependencies {
  readonly authenticator: Authenticator
  readonly throttle: LoginThrottle
  readonly turns: LoginTurns
  readonly peerAddress: string
  readonly maxAttempts: number
  readonly isEncrypted: () => boolean
  /** TLS is required and this peer may try a login in clear all the same; only accounts that allow it get in. */
  readonly isPlainException: () => boolean
  /** Waits, or returns false early when the session has ended. */
  readonly wait: (delayMs: number) => Promise<boolean>
  /** Aborted when the session ends. */
  readonly endSignal: AbortSignal
  /** Takes one of the places the account has; false when it has no more. */
  readonly enter: (principal: Principal) => boolean
  /** Called once the session is logged in; resolves when it stands where it is to begin. */
  readonly onAccepted: (principal: Principal) => Promise<void>
  readonly onRefused: (refusal: RefusedLogin) => void
}

/** A login that came to nothing, as far as the dashboard may know. */
interface RefusedLogin {
  readonly userName: string
  readonly reason: LoginRefusal
  /** The password would have been right without the blanks around it. */
  readonly hasStrayBlank?: true
}

/** USER and PASS of one session: a ladder of named states, a count of failures, and the growing delay. */
export class Login {
  readonly #dependencies: LoginDependencies
  #state: LoginState = { kind: 'none' }
  #failures = 0

  constructor(dependencies: LoginDependencies) {
    this.#dependencies = dependencies
  }

  get state(): LoginState {
    return this.#state
  }

  nameUser(userName: string): void {
    this.#state = { kind: 'named', userName }
  }

  /** AUTH and REIN take the login back; failures stay counted, or AUTH would reset a guesser's tries. */
  reset(): void {
    this.#state = { kind: 'none' }
  }

  async logIn(password: Secret): Promise<LoginOutcome> {
    if (this.#state.kind !== 'named') return 'refused'
    const { turns, peerAddress, endSignal } = this.#dependencies
    const { userName } = this.#state
    const giveBack = await turns.take(peerAddress, endSignal)
    if (giveBack === null) {
      // A session that has ended is told nothing any more, and nobody is told of it.
      if (!endSignal.aborted) this.#refuse(userName, 'too-many-logins')
      return 'refused'
    }
    try {
      return await this.#logInNow(userName, password)
    } finally {
      giveBack()
    }
  }

  async #logInNow(userName: string, password: Secret): Promise<LoginOutcome> {
    const { authenticator, throttle, peerAddress, maxAttempts, endSignal } = this.#dependencies
    const delayMs = throttle.delayMs(peerAddress)
    if (delayMs > 0 && !(await this.#dependencies.wait(delayMs))) return 'refused'
    const isEncrypted = this.#dependencies.isEncrypted()
    const isPlainException = this.#dependencies.isPlainException()
    const credentials = {
      userName,
      password,
      peerAddress,
      isEncrypted,
      isPlainException,
      signal: endSignal,
    }
    const result = needPlainLeave(await authenticator.authenticate(credentials), isPlainException)
    if (result.kind === 'accepted') return this.#accept(userName, result.principal)
    throttle.failed(peerAddress)
    this.#failures += 1
    this.#refuse(userName, result.reason, result.hasStrayBlank)
    return this.#failures >= maxAttempts ? 'refused-too-often' : 'refused'
  }

  async #accept(userName: string, principal: Principal): Promise<LoginOutcome> {
    const { throttle, peerAddress } = this.#dependencies
    // An anonymous login proves nothing; it must not wash away what a guesser has on its account.
    if (!principal.isAnonymous) throttle.succeeded(peerAddress)
    if (!this.#dependencies.enter(principal)) {
      this.#refuse(userName, 'too-many-sessions')
      return { kind: 'too-many-sessions', limit: principal.limits?.maxSessions ?? 0 }
    }
    this.#failures = 0
    this.#state = { kind: 'logged-in', userName: principal.name, isAnonymous: principal.isAnonymous }
    await this.#dependencies.onAccepted(principal)
    return 'accepted'
  }

  #refuse(userName: string, reason: LoginRefusal, hasStrayBlank = false): void {
    this.#state = { kind: 'none' }
    const refusal = { userName: maskedName(userName), reason }
    this.#dependencies.onRefused(hasStrayBlank ? { ...refusal, hasStrayBlank } : refusal)
  }
}

/** Whatever an authenticator thinks of TLS: nobody gets in in clear by exception who does not carry the leave to. */
function needPlainLeave(result: LoginResult, isPlainException: boolean): LoginResult {
  if (result.kind === 'refused' || !isPlainException) return result
  const { allowsPlain = false, requiresTls = false } = result.principal
  return allowsPlain && !requiresTls ? result : { kind: 'refused', reason: 'tls-required' }
}
