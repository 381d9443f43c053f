import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { accountEndTexts } from './account-end.ts'
import type { Principal } from './auth/authenticator.ts'
import { parseCommandLine, type ReceivedLine } from './control/command-line.ts'
import { CommandQueue } from './control/command-queue.ts'
import { ControlConnection } from './control/control-connection.ts'
import { dispatch } from './control/dispatcher.ts'
import { LongWork, type LongWorkPlan } from './control/long-work.ts'
import { type Reply, reply } from './control/reply.ts'
import { replySent } from './control/reply-sent.ts'
import type { SessionOverview } from './control/session-view.ts'
import { foreignProtocolHint, recogniseForeignProtocol } from './control/wrong-protocol.ts'
import { EndSignal } from './end-signal.ts'
import type { SessionEndReason } from './engine-event.ts'
import { SessionContext } from './session-context.ts'
import type { SessionDependencies, SessionFacts, SessionOwner, SessionSummary } from './session-parts.ts'
import { endsByAdmin } from './session-parts.ts'
import { SessionTimers } from './session-timers.ts'
import { transferWireOf } from './session-wire.ts'
import { createSessionTlsFor, type SessionTls } from './tls/session-tls.ts'

/** One client from accept to close: ties the control connection, the commands and the transfers to one end. */
export class Session {
  readonly #dependencies: SessionDependencies
  readonly #facts: SessionFacts
  readonly #owner: SessionOwner
  readonly #connection: ControlConnection
  readonly #queue: CommandQueue
  readonly #context: SessionContext
  readonly #work: LongWork
  readonly #timers: SessionTimers
  readonly #endSignal = new EndSignal()
  #tls: SessionTls | null = null
  #isFirstLine = true
  #isInputEnded = false
  #isDraining = false
  #endReason: SessionEndReason | null = null

  constructor(socket: Socket, facts: SessionFacts, dependencies: SessionDependencies, owner: SessionOwner) {
    const { options, registry, clock, emit } = dependencies
    this.#dependencies = dependencies
    this.#facts = facts
    this.#owner = owner
    this.#context = new SessionContext(facts, dependencies, {
      wait: (delayMs) => this.#endSignal.wait(delayMs),
      endSignal: this.#endSignal.signal,
      onLoggedIn: () => this.#timers.startIdle(),
      onLoggedOut: () => this.#timers.startLogin(),
      abortTransfer: () => this.#work.abort('client'),
      readTransfer: () => this.#work.view,
    })
    this.#work = new LongWork({
      sessionId: this.#context.id,
      hasher: dependencies.hasher,
      now: () => clock.now(),
      monotonicMs: () => clock.monotonicMs(),
      emit,
      send: (preliminary) => this.#send(preliminary),
      finish: (final) => this.#finish(final),
      shareAt: (path) => this.#context.fileSystem.shareAt(path),
      isClientGone: () => this.#isClientGone,
      onTransferChanged: (isRunning) => this.#onTransferChanged(isRunning),
    })
    this.#timers = new SessionTimers(this.#context, (reason, text) => this.end(reason, text))
    this.#queue = new CommandQueue(
      {
        readLine: () => this.#readLine(),
        execute: (line) => this.#execute(line),
        runsDuringTransfer: (line) =>
          line !== 'overlong' && registry.find(line.verb)?.duringTransfer === 'run',
        isTransferRunning: () => this.#work.isRunning,
        hasBacklog: () => this.#connection.unread.length >= options.maxLineBytes,
        setPaused: (isPaused) => this.#connection.setPaused(isPaused),
        onIdle: () => this.#onIdle(),
      },
      options.maxQueuedCommands,
    )
    this.#connection = new ControlConnection(socket, options, {
      encode: (text) => this.#context.wireText.encode(text),
      onReadable: () => this.#queue.advance(),
      onInputEnd: () => this.#onInputEnd(),
      onSecured: (secured) => this.#onSecured(secured),
      onTlsFailed: (failure) => {
        if (this.#endReason === null) this.#context.emit({ type: 'tls-handshake-failed', failure })
        this.#endReason ??= 'tls-failed'
      },
      onClosed: () => void this.#onSocketClosed(),
    })
  }

  /** Who this is, for the engine's list. */
  get summary(): SessionSummary {
    const { id, accountId, peer } = this.#context
    return { sessionId: id, accountId, peer }
  }

  /** What SITE WHO shows of it. */
  get overview(): SessionOverview {
    return this.#context.overview
  }

  get transfer(): LongWork['view'] {
    return this.#work.view
  }

  /** Greets, or begins the handshake on an implicit TLS listener. */
  start(): void {
    const { peer, local, listener } = this.#facts
    this.#context.emit({ type: 'session-opened', peer, local })
    this.#timers.startLogin()
    if (listener.tls === 'implicit') {
      this.#queue.stop()
      try {
        this.#tls = createSessionTlsFor(this.#dependencies.options)
        if (this.#tls !== null) this.#connection.startImplicitTls(this.#tls)
      } catch (error) {
        this.#onMistake(error, 'implicit TLS')
      }
      return
    }
    this.#send(reply(220, this.#dependencies.options.greeting))
    this.#connection.startReading()
  }

  /** Ends it now: 421 with the text, the running transfer aborted, the socket closed shortly after. Idempotent. */
  end(reason: SessionEndReason, text: string): void {
    this.#close(reason, reply(421, text))
  }

  /** Lets a running transfer finish and ends then, or at once when none runs. */
  drain(): void {
    this.#isDraining = true
    if (!this.#work.isRunning) this.end('server-stopped', 'The server is stopping. Goodbye.')
  }

  /** Aborts the running transfer and keeps the session; false when none runs. */
  abortTransfer(): boolean {
    const isRunning = this.#work.isRunning
    void this.#work.abort('admin')
    return isRunning
  }

  /** New rights for the account that is logged in, at once. */
  applyPrincipal(principal: Principal): void {
    const refusal = this.#context.applyPrincipal(principal)
    if (refusal !== null) this.end(refusal, accountEndTexts[refusal])
  }

  #onSecured(secured: TLSSocket): void {
    this.#context.isEncrypted = true
    if (this.#tls !== null) this.#context.emit({ type: 'session-secured', tls: this.#tls.facts(secured) })
    if (this.#facts.listener.tls === 'implicit') {
      // RFC 4217 §16 leaves it open; clients of implicit TLS expect private data without asking (FileZilla, curl).
      this.#context.protection = 'private'
      this.#send(reply(220, this.#dependencies.options.greeting))
    }
    this.#readOn()
  }

  #readLine(): ReceivedLine | null {
    if (this.#isFirstLine && this.#endIfForeign()) return null
    const read = this.#connection.nextLine()
    if (read === null) return null
    this.#isFirstLine = false
    return read.kind === 'overlong' ? 'overlong' : parseCommandLine(read.bytes, this.#context.wireText)
  }

  /** Ends the session when its first bytes in clear show a client of another protocol. */
  #endIfForeign(): boolean {
    const foreign = this.#context.isEncrypted ? null : recogniseForeignProtocol(this.#connection.unread)
    if (foreign === null) return false
    this.#context.emit({ type: 'foreign-protocol-recognised', protocol: foreign })
    this.end('protocol-violation', foreignProtocolHint[foreign])
    return true
  }

  async #execute(line: ReceivedLine): Promise<void> {
    if (this.#endReason !== null) return
    if (line === 'overlong') return this.#send(reply(500, 'Line too long.'))
    this.#timers.begin()
    const { registry, emit } = this.#dependencies
    const owner = {
      view: this.#context,
      registry,
      finish: (final: Reply) => this.#finish(final),
      runPlan: (plan: LongWorkPlan) => this.#runPlan(plan),
      emit,
      onUnexpected: this.#owner.onUnexpected,
    }
    await dispatch(owner, line).catch((error: unknown) => this.#onMistake(error, line.verb))
    this.#timers.finish()
  }

  /** A mistake of ours outside of a handler costs this session, never the process. */
  #onMistake(error: unknown, where: string): void {
    this.#owner.onUnexpected(error, where)
    this.end('internal-error', 'The server made a mistake. Connect again.')
  }

  #runPlan(plan: LongWorkPlan): Promise<void> {
    if (plan.kind === 'hash') return this.#work.hash(plan, this.#endSignal.signal)
    const wire = transferWireOf(this.#context, this.#tls, plan.source.kind)
    return this.#work.transfer(plan, this.#context.data.take(), wire)
  }

  #onTransferChanged(isRunning: boolean): void {
    if (isRunning) {
      this.#timers.pause()
      this.#queue.advance()
      // The client may have gone while the handler opened the file.
      if (this.#isClientGone) void this.#work.abort('client')
    } else if (this.#endReason === null) this.#timers.startIdle()
  }

  #send(preliminary: Reply): void {
    if (this.#endReason !== null) return
    this.#connection.send(preliminary)
    this.#noteReply(preliminary)
  }

  #finish(final: Reply): void {
    if (final.after === 'close') this.#close(this.#context.reasonOfClosing(final), final)
    else if (final.after === 'start-tls') this.#startTls(final)
    else if (final.after === 'stop-tls') this.#stopTls(final)
    else this.#send(final)
    if (this.#isDraining) this.drain()
  }

  #startTls(accepted: Reply): void {
    this.#tls = createSessionTlsFor(this.#dependencies.options)
    if (this.#tls === null) return
    this.#queue.stop()
    this.#context.reset()
    if (this.#connection.startExplicitTls(this.#tls, accepted)) this.#noteReply(accepted)
    else this.end('protocol-violation', 'Commands sent in clear after AUTH are not accepted.')
  }

  #stopTls(accepted: Reply): void {
    this.#queue.stop()
    if (this.#connection.stopTls(accepted, () => this.#readOn())) {
      this.#context.isEncrypted = false
      this.#noteReply(accepted)
    } else this.end('protocol-violation', 'Wait for the answer to CCC before the next command.')
  }

  #readOn(): void {
    this.#queue.restart()
    this.#queue.advance()
  }

  #noteReply(sent: Reply): void {
    this.#context.emit(replySent(sent))
  }

  /** A transfer whose client is gone has nobody to tell the result to; after QUIT it is finished first (RFC 959 §4.1.1). */
  #onInputEnd(): void {
    this.#isInputEnded = true
    this.#queue.advance()
    if (this.#isClientGone) void this.#work.abort('client')
  }

  get #isClientGone(): boolean {
    return this.#endReason === 'client-closed' || (this.#isInputEnded && !this.#queue.hasWaiting)
  }

  /** A client that half-closed still gets the replies to all it sent; then there is nothing more to wait for. */
  #onIdle(): void {
    if (this.#isInputEnded && !this.#connection.isClogged) this.#close('client-closed', null)
  }

  #close(reason: SessionEndReason, last: Reply | null): void {
    if (this.#endReason !== null) return
    if (last !== null) this.#noteReply(last)
    this.#endReason = reason
    void this.#stopWork(endsByAdmin.has(reason) ? 'admin' : 'server')
    this.#connection.end(last)
  }

  #stopWork(by: 'client' | 'admin' | 'server'): Promise<boolean> {
    this.#queue.stop()
    this.#timers.stop()
    this.#endSignal.end()
    this.#context.data.close()
    this.#context.account.freePlace()
    return this.#work.abort(by)
  }

  async #onSocketClosed(): Promise<void> {
    this.#endReason ??= 'client-closed'
    await this.#stopWork('client')
    // A password check or a slow disk may still be at it. Its events come before the last one, and its place is not
    // free before: who connects, sends PASS and leaves must not line up more checks than there are places.
    await this.#queue.settled()
    this.#owner.onClosed(this.summary)
    this.#context.emit({ type: 'session-closed', reason: this.#endReason })
  }
}
