import type { Socket } from 'node:net'
import { type AccountLoss, accountEndTexts, endSurplus } from './account-end.ts'
import type { Authenticator, Principal } from './auth/authenticator.ts'
import { createLoginThrottle } from './auth/login-throttle.ts'
import { createLoginTurns } from './auth/login-turns.ts'
import type { Clock } from './clock.ts'
import { systemClock } from './clock.ts'
import { commandRegistry } from './commands/registry.ts'
import { createAnnouncer } from './data/announced-address.ts'
import type { DataPlane } from './data/data-plane.ts'
import type { LookUpIPv4 } from './data/host-names.ts'
import { HostNames, systemLookUp } from './data/host-names.ts'
import type { Endpoint, EngineEvent, EngineListener } from './engine-event.ts'
import type { EngineOptions, ListenerOptions } from './engine-options.ts'
import { FileHasher } from './hashing/file-hasher.ts'
import { createAccountPlaces } from './limits/account-places.ts'
import { normalizeAddress } from './limits/peer-address.ts'
import type { SessionCounter } from './limits/session-counter.ts'
import { createSessionCounter } from './limits/session-counter.ts'
import { type ServerSpeeds, SpeedLimits } from './limits/speed-limits.ts'
import { type BoundListener, type FailedListener, ListenerSet } from './listener-set.ts'
import { type RefusalReason, refuseSocket } from './refusal.ts'
import { Session } from './session.ts'
import type { SessionDependencies, SessionSummary } from './session-parts.ts'
import { TransferSampler } from './transfer-sampler.ts'

export type { BoundListener } from './listener-set.ts'

/** What an engine is made of. */
export interface EngineDependencies {
  readonly options: EngineOptions
  readonly authenticator: Authenticator
  /** Closed by `stop`. */
  readonly dataPlane: DataPlane
  readonly clock?: Clock
  /** True for an address whose connections are refused; asked once for each of them, so it must be quick. */
  readonly refuses?: (address: string) => boolean
  /** True when there are hardly any file descriptors left; asked once for each connection. */
  readonly isCrowded?: () => boolean
  /** Finds the address of a host name given as external address. */
  readonly lookUp?: LookUpIPv4
  /** Hears of bugs: errors nobody expected, of a command or of a subscriber; `where` is its verb or the event's type. */
  readonly onUnexpected?: (error: unknown, where: string) => void
}

/** How long a PASV waits for a resolver that does not answer; clients give a reply some 10 to 30 s. */
const nameLookUpPatienceMs = 3000

/** The FTP server: starts and stops listeners, keeps the sessions, carries out what an administrator orders. */
export class FtpEngine {
  readonly #dependencies: SessionDependencies
  readonly #onUnexpected: (error: unknown, where: string) => void
  readonly #refuses: (address: string) => boolean
  readonly #isCrowded: () => boolean
  readonly #counter: SessionCounter
  readonly #sampler: TransferSampler
  readonly #sessions = new Map<string, Session>()
  readonly #subscribers = new Set<EngineListener>()
  readonly #listeners: ListenerSet
  #options: EngineOptions
  #onAllClosed: (() => void) | null = null
  #stopping: Promise<void> | null = null

  constructor({
    options,
    authenticator,
    dataPlane,
    clock = systemClock,
    refuses = () => false,
    isCrowded = () => false,
    lookUp = systemLookUp,
    onUnexpected,
  }: EngineDependencies) {
    this.#onUnexpected = onUnexpected ?? (() => undefined)
    this.#refuses = refuses
    this.#isCrowded = isCrowded
    this.#options = options
    this.#listeners = new ListenerSet({
      onConnection: (socket, listener) => this.#accept(socket, listener),
      emit: (event) => this.#emit(event),
      now: () => clock.now(),
    })
    this.#counter = createSessionCounter(options)
    this.#sampler = new TransferSampler(
      () => this.#sampleTransfers(),
      (event) => this.#emit(event),
      () => clock.now(),
    )
    const current = (): EngineOptions => this.#options
    this.#dependencies = {
      get options() {
        return current()
      },
      authenticator,
      dataPlane,
      clock,
      registry: commandRegistry,
      hasher: new FileHasher(),
      announce: createAnnouncer(
        () => ({ externalAddress: current().externalAddress, networks: current().externalAddressOverrides }),
        new HostNames({
          lookUp,
          refreshMs: options.externalAddressRefreshMs,
          patienceMs: nameLookUpPatienceMs,
          now: () => clock.monotonicMs(),
        }),
      ),
      throttle: createLoginThrottle({ now: () => clock.monotonicMs() }),
      turns: createLoginTurns(),
      places: createAccountPlaces(),
      speedLimits: new SpeedLimits(options, clock),
      emit: (event) => this.#emit(event),
      listSessions: () => [...this.#sessions.values()].map(({ overview }) => overview),
    }
  }

  get boundListeners(): readonly BoundListener[] {
    return this.#listeners.bound
  }

  /** Listeners that are wanted and cannot be bound at present; they are tried again by themselves. */
  get failedListeners(): readonly FailedListener[] {
    return this.#listeners.failed
  }

  /** Binds every listener; rejects with ListenError when one cannot be, and then none stays bound. */
  start(): Promise<void> {
    return this.#listeners.open(this.#options.listeners)
  }

  /** Tries at once to bind what could not be bound. */
  retryListeners(): Promise<void> {
    return this.#listeners.retry()
  }

  /**
   * Goes on with other options: new connections follow them in everything, sessions that are there in whatever may change
   * in their midst (what is allowed, external address, data ports, speed) and keep the rest (TLS policy, timeouts, charset).
   * Only listeners that are others are closed and opened, and none that cannot be bound makes it reject.
   */
  async applyOptions(options: EngineOptions): Promise<void> {
    if (this.#stopping !== null) return
    this.#options = options
    this.#counter.setLimits(options)
    this.#dependencies.dataPlane.setPassivePorts(options.passivePorts)
    this.setSpeed(options)
    await this.#listeners.change(options.listeners)
  }

  /**
   * Stops: no new connections, sessions without a transfer end with 421, running transfers get `graceMs` to finish, then
   * everything ends. Resolves when the last socket is gone. An engine is started and stopped once.
   */
  stop({ graceMs }: { readonly graceMs: number }): Promise<void> {
    this.#stopping ??= this.#drainAndClose()
    // A second call may be less patient than the first.
    const timer = setTimeout(() => this.#endAll(), graceMs)
    return this.#stopping.finally(() => clearTimeout(timer))
  }

  sessions(): readonly SessionSummary[] {
    return [...this.#sessions.values()].map(({ summary }) => summary)
  }

  /** Ends one session at once, its transfer included; false when there is no such session. */
  disconnect(
    sessionId: string,
    replyText = 'Disconnected by the administrator.',
    reason: 'disconnected-by-admin' | 'blocked' = 'disconnected-by-admin',
  ): boolean {
    const session = this.#sessions.get(sessionId)
    session?.end(reason, replyText)
    return session !== undefined
  }

  /** Ends the running transfer of a session and keeps the session; false when none runs. */
  abortTransfer(sessionId: string): boolean {
    return this.#sessions.get(sessionId)?.abortTransfer() ?? false
  }

  /**
   * Sessions of this account get the new rights at once; those that its new rules forbid end, and so do those beyond a
   * lowered limit. Null ends all, because the account is gone or disabled. Returns how many sessions that ended.
   */
  applyPrincipal(accountId: string, principal: Principal | null): number {
    if (principal === null) return this.endSessionsOf(accountId, 'account-removed')
    return this.#endingSome(accountId, (sessions) => {
      for (const session of sessions) session.applyPrincipal(principal)
      const max = principal.limits?.maxSessions ?? null
      endSurplus(sessions, () => max !== null && this.#dependencies.places.countOf(accountId) > max)
    })
  }

  /** Ends every session of this account; returns how many there were. */
  endSessionsOf(accountId: string, reason: AccountLoss): number {
    return this.#endingSome(accountId, (sessions) => {
      for (const session of sessions) session.end(reason, accountEndTexts[reason])
    })
  }

  /** How many sessions of the account `work` ended. */
  #endingSome(accountId: string, work: (sessions: readonly Session[]) => void): number {
    const { places } = this.#dependencies
    const before = places.countOf(accountId)
    work([...this.#sessions.values()].filter(({ summary }) => summary.accountId === accountId))
    return before - places.countOf(accountId)
  }

  /** Changes the speed of all sessions together and of each; running transfers follow at once. */
  setSpeed(speeds: ServerSpeeds): void {
    this.#dependencies.speedLimits.setServerSpeeds(speeds)
  }

  /** Hears every event from now on; returns the function that unsubscribes. */
  subscribe(listener: EngineListener): () => void {
    this.#subscribers.add(listener)
    return () => void this.#subscribers.delete(listener)
  }

  #accept(socket: Socket, listener: ListenerOptions): void {
    const { remoteAddress, remotePort, localAddress, localPort } = socket
    // The peer may be gone already; such a socket has no address and nobody to talk to.
    if (remoteAddress === undefined || localAddress === undefined) {
      socket.on('error', () => undefined)
      socket.destroy()
      return
    }
    const peer = { address: normalizeAddress(remoteAddress), port: remotePort ?? 0 }
    const local = { address: normalizeAddress(localAddress), port: localPort ?? 0 }
    const entry = this.#entryOf(peer.address)
    if (entry !== 'ok') {
      this.#refuse(socket, peer, entry)
      return
    }
    const session = new Session(socket, { listener, peer, local }, this.#dependencies, {
      onClosed: (closed) => this.#onSessionClosed(closed),
      onUnexpected: this.#onUnexpected,
    })
    this.#sessions.set(session.summary.sessionId, session)
    session.start()
  }

  #entryOf(address: string): RefusalReason | 'ok' {
    if (this.#refuses(address)) return 'blocked'
    return this.#isCrowded() ? 'too-many-descriptors' : this.#counter.tryEnter(address)
  }

  #refuse(socket: Socket, peer: Endpoint, reason: RefusalReason): void {
    refuseSocket(socket, reason, this.#dependencies.options)
    this.#emit({ type: 'session-refused', at: this.#dependencies.clock.now(), peer, reason })
  }

  #onSessionClosed({ sessionId, peer }: SessionSummary): void {
    this.#sessions.delete(sessionId)
    this.#dependencies.speedLimits.remove(sessionId)
    this.#counter.leave(peer.address)
    if (this.#sessions.size === 0) this.#onAllClosed?.()
  }

  async #drainAndClose(): Promise<void> {
    this.#listeners.close()
    for (const session of this.#sessions.values()) session.drain()
    if (this.#sessions.size > 0) {
      await new Promise<void>((resolve) => {
        this.#onAllClosed = resolve
      })
    }
    this.#sampler.stop()
    await this.#dependencies.dataPlane.close()
  }

  #endAll(): void {
    for (const session of this.#sessions.values()) session.end('server-stopped', 'The server is stopping.')
  }

  #sampleTransfers(): { transferId: string; sessionId: string; bytes: number }[] {
    return [...this.#sessions.values()].flatMap(({ summary, transfer }) =>
      transfer === null || transfer.kind === 'listing' || transfer.kind === 'hash'
        ? []
        : [{ transferId: transfer.transferId, sessionId: summary.sessionId, bytes: transfer.bytes }],
    )
  }

  #emit(event: EngineEvent): void {
    if (event.type === 'transfer-started') this.#sampler.wake()
    for (const subscriber of this.#subscribers) {
      try {
        subscriber(event)
      } catch (error) {
        // Who listens must never decide what becomes of a session, nor of those who listen after it.
        this.#onUnexpected(error, event.type)
      }
    }
  }
}

/** Makes an engine that is not started yet. */
export function createFtpEngine(dependencies: EngineDependencies): FtpEngine {
  return new FtpEngine(dependencies)
}
