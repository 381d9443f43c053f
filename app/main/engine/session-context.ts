import { randomUUID } from 'node:crypto'
import type { AccountEndReason } from './account-end.ts'
import type { Principal } from './auth/authenticator.ts'
import type { Secret } from './auth/secret.ts'
import type { CommandRegistry } from './control/command-definition.ts'
import { Login } from './control/login.ts'
import type { Reply } from './control/reply.ts'
import type {
  LoginOutcome,
  LoginState,
  SessionOverview,
  SessionView,
  TransferView,
} from './control/session-view.ts'
import { WireText } from './control/wire-text.ts'
import { isLocalPeer } from './data/announced-address.ts'
import { DataChannel } from './data/data-channel.ts'
import type { Endpoint, EngineEvent, SessionEndReason } from './engine-event.ts'
import type { EngineOptions, TlsResumption } from './engine-options.ts'
import { legacyCharset } from './legacy-charset.ts'
import { SessionAccount } from './session-account.ts'
import type {
  SessionContextOwner,
  SessionDependencies,
  SessionEventBody,
  SessionFacts,
} from './session-parts.ts'
import { SessionState } from './session-state.ts'
import type { FileSystem } from './vfs/file-system.ts'

/** Everything a session knows but its socket: who is logged in, where, and what was agreed. Handlers see it. */
export class SessionContext implements SessionView {
  readonly id = randomUUID()
  readonly data: DataChannel
  readonly account: SessionAccount
  readonly wireText: WireText
  readonly endSignal: AbortSignal
  readonly loginTimeoutMs: number
  idleTimeoutMs: number
  hostName: string | null = null
  clientName: string | null = null
  isEncrypted = false
  readonly #dependencies: SessionDependencies
  readonly #facts: SessionFacts
  readonly #owner: SessionContextOwner
  readonly #login: Login
  #state = new SessionState()

  constructor(facts: SessionFacts, dependencies: SessionDependencies, owner: SessionContextOwner) {
    const { options, authenticator, throttle, turns, places, dataPlane, speedLimits } = dependencies
    this.#facts = facts
    this.#dependencies = dependencies
    this.#owner = owner
    this.account = new SessionAccount(places, owner.endSignal, speedLimits.of(this.id), (e) => this.emit(e))
    this.endSignal = owner.endSignal
    this.loginTimeoutMs = options.loginTimeoutMs
    this.idleTimeoutMs = options.idleTimeoutMs
    const { legacyCharset: charset } = facts.listener
    this.wireText = new WireText(charset === undefined ? null : legacyCharset(charset))
    this.#login = new Login({
      authenticator,
      throttle,
      turns,
      peerAddress: facts.peer.address,
      maxAttempts: options.maxLoginAttempts,
      isEncrypted: () => this.isEncrypted,
      isPlainException: () => this.isPlainException,
      wait: (delayMs) => owner.wait(delayMs),
      endSignal: owner.endSignal,
      enter: (principal) => this.account.enter(principal),
      onAccepted: (principal) => this.#onAccepted(principal),
      onRefused: (refusal) => this.emit({ type: 'login-failed', ...refusal }),
    })
    this.data = new DataChannel({
      plane: dataPlane,
      localAddress: facts.local.address,
      peerAddress: facts.peer.address,
      announce: dependencies.announce,
      tell: (event) => this.emit(event),
      connectTimeoutMs: options.dataConnectTimeoutMs,
    })
  }

  get options(): EngineOptions {
    return this.#dependencies.options
  }

  get registry(): CommandRegistry {
    return this.#dependencies.registry
  }

  get peer(): Endpoint {
    return this.#facts.peer
  }

  get local(): Endpoint {
    return this.#facts.local
  }

  get offersTls(): boolean {
    return this.options.tlsIdentity !== null && this.#facts.listener.tls !== 'off'
  }

  get requiresTls(): boolean {
    const { tls } = this.#facts.listener
    if (this.account.principal?.requiresTls === true || tls === 'implicit') return true
    const isExcepted = this.isPlainException && this.account.principal?.allowsPlain === true
    return tls === 'required' && !isExcepted
  }

  get isPlainException(): boolean {
    const { tls, plainAllowedFor = 'nobody' } = this.#facts.listener
    if (tls !== 'required' || this.isEncrypted || plainAllowedFor === 'nobody') return false
    return plainAllowedFor === 'everybody' || isLocalPeer(this.peer.address)
  }

  /** The account's word on resumed data connections, or else the listener's, or else the server's. */
  get tlsResumption(): TlsResumption {
    return (
      this.account.principal?.tlsResumption ?? this.#facts.listener.resumption ?? this.options.tlsResumption
    )
  }

  get login(): LoginState {
    return this.#login.state
  }

  get accountId(): string | null {
    return this.account.principal?.accountId ?? null
  }

  get transfer(): TransferView | null {
    return this.#owner.readTransfer()
  }

  get fileSystem(): FileSystem {
    return this.account.fileSystem
  }

  get workingDirectory(): SessionState['workingDirectory'] {
    return this.#state.workingDirectory
  }

  set workingDirectory(path: SessionState['workingDirectory']) {
    this.#state.workingDirectory = path
    this.emit({ type: 'working-directory-changed', path })
  }

  get representation(): SessionState['representation'] {
    return this.options.asciiAsBinary || this.isDevice ? 'image' : this.#state.representation
  }

  set representation(representation: SessionState['representation']) {
    this.#state.representation = representation
  }

  get hashAlgorithm(): SessionState['hashAlgorithm'] {
    return this.#state.hashAlgorithm
  }

  set hashAlgorithm(algorithm: SessionState['hashAlgorithm']) {
    this.#state.hashAlgorithm = algorithm
  }

  get deflate(): SessionState['deflate'] {
    return this.#state.deflate
  }

  set deflate(deflate: SessionState['deflate']) {
    this.#state.deflate = deflate
  }

  get protection(): SessionState['protection'] {
    return this.#state.protection
  }

  set protection(protection: SessionState['protection']) {
    this.#state.protection = protection
  }

  get hasProtectionBuffer(): boolean {
    return this.#state.hasProtectionBuffer
  }

  set hasProtectionBuffer(hasProtectionBuffer: boolean) {
    this.#state.hasProtectionBuffer = hasProtectionBuffer
  }

  get pending(): SessionState['pending'] {
    return this.#state.pending
  }

  set pending(pending: SessionState['pending']) {
    this.#state.pending = pending
  }

  get mlstFacts(): SessionState['mlstFacts'] {
    return this.#state.mlstFacts
  }

  set mlstFacts(facts: SessionState['mlstFacts']) {
    this.#state.mlstFacts = facts
  }

  get isDevice(): boolean {
    return this.account.principal?.isDevice ?? false
  }

  get isAdmin(): boolean {
    return this.account.principal?.isAdmin ?? false
  }

  /** Why a reply that closes the session is sent. */
  reasonOfClosing({ code }: Reply): SessionEndReason {
    if (code === 221) return 'quit'
    if (code === 421 && this.login.kind === 'none') return 'too-many-sessions-of-account'
    return this.login.kind === 'logged-in' ? 'stalled' : 'too-many-login-failures'
  }

  get overview(): SessionOverview {
    const { login, peer, transfer } = this
    return { userName: login.kind === 'logged-in' ? login.userName : null, peer, transfer }
  }

  listSessions(): readonly SessionOverview[] {
    return this.#dependencies.listSessions()
  }

  nameUser(userName: string): void {
    this.forgetLogin()
    this.#login.nameUser(userName)
  }

  logIn(password: Secret): Promise<LoginOutcome> {
    return this.#login.logIn(password)
  }

  reinitialize(): void {
    const { protection, hasProtectionBuffer } = this.#state
    this.forgetLogin()
    this.hostName = null
    this.#state = new SessionState()
    // TLS stays (RFC 4217 §11), and with it what was agreed for data connections.
    this.#state.protection = protection
    this.#state.hasProtectionBuffer = hasProtectionBuffer
  }

  /** Back to the start in every respect, which AUTH demands (RFC 4217 §4): what came in clear may be forged. */
  reset(): void {
    this.forgetLogin()
    this.hostName = null
    this.clientName = null
    this.#state = new SessionState()
  }

  nameClient(name: string): void {
    this.clientName = name
    this.emit({ type: 'client-named', name })
  }

  abortTransfer(): Promise<boolean> {
    return this.#owner.abortTransfer()
  }

  now(): number {
    return this.#dependencies.clock.now()
  }

  /** New rights for the account that is logged in, at once; returns why it may not go on with them, or null. */
  applyPrincipal(principal: Principal): AccountEndReason | null {
    this.account.apply(principal)
    const refusal = principal.admission?.refusalOf(this.peer.address, this.now()) ?? null
    return refusal === 'expired' ? 'account-expired' : refusal
  }

  /** Takes the login back and drops what it prepared. */
  forgetLogin(): void {
    const wasLoggedIn = this.#login.state.kind === 'logged-in'
    this.#login.reset()
    this.account.leave()
    this.data.reset()
    this.idleTimeoutMs = this.options.idleTimeoutMs
    if (!wasLoggedIn) return
    this.emit({ type: 'logged-out' })
    this.#owner.onLoggedOut()
  }

  /** Completes an event of this session and passes it on. */
  emit(body: SessionEventBody): void {
    this.#dependencies.emit({ ...body, at: this.now(), sessionId: this.id } as EngineEvent)
  }

  async #onAccepted(principal: Principal): Promise<void> {
    this.#state.workingDirectory = new SessionState().workingDirectory
    this.emit({ type: 'logged-in', accountId: principal.accountId, userName: principal.name })
    this.#owner.onLoggedIn()
    const start = await this.account.startDirectory()
    if (start !== this.workingDirectory) this.workingDirectory = start
  }
}
