import { randomUUID } from 'node:crypto'
import type {
  Compression,
  DataEndpoint,
  DataTls,
  RunningTransfer,
  TransferEnd,
  TransferJob,
} from '../data/data-plane.ts'
import { DataConnectionError } from '../data/data-plane.ts'
import type { Throttle } from '../data/throttle.ts'
import type { EngineEvent, TransferOutcome } from '../engine-event.ts'
import { VfsError } from '../vfs/vfs-error.ts'
import { replyForError, replyForTransferFailure } from './failure-reply.ts'
import type { Reply } from './reply.ts'
import { reply } from './reply.ts'
import type { TransferView } from './session-view.ts'
import type { TransferPlan } from './transfer-plan.ts'

/** What a transfer needs from its session. */
export interface TransferRunnerOwner {
  readonly sessionId: string
  now(): number
  monotonicMs(): number
  emit(event: EngineEvent): void
  /** Sends a preliminary reply. */
  send(reply: Reply): void
  /** Sends the one final reply. */
  finish(reply: Reply): void
  /** The client closed its side of the control connection without QUIT. */
  isClientGone(): boolean
  /** A transfer began or ended: held commands may move, timers pause or go on. */
  onTransferChanged(isRunning: boolean): void
}

/** How the bytes of one run travel. */
export interface TransferWire {
  readonly tls: DataTls | null
  readonly representation: 'image' | 'ascii'
  readonly compression: Compression | null
  readonly stallTimeoutMs: number
  /** Null for as fast as it can. */
  readonly throttle: Throttle | null
}

interface TransferRun {
  readonly transferId: string
  readonly plan: TransferPlan
  readonly endpoint: DataEndpoint
  readonly wire: TransferWire
}

/** Who ended a transfer before its end. */
export type AbortedBy = 'client' | 'admin' | 'server'

/** Runs the transfers of one session, one at a time, each through one exit. */
export class TransferRunner {
  readonly #owner: TransferRunnerOwner
  #current: { run: TransferRun; running: RunningTransfer | null; finished: Promise<void> } | null = null
  #abortedBy: AbortedBy | null = null

  constructor(owner: TransferRunnerOwner) {
    this.#owner = owner
  }

  get isRunning(): boolean {
    return this.#current !== null
  }

  /** The running transfer for STAT and the progress sampler. */
  get view(): (TransferView & { readonly transferId: string }) | null {
    if (this.#current === null) return null
    const { run, running } = this.#current
    const { plan, transferId } = run
    const { path, totalBytes } = plan
    return { transferId, kind: plan.source.kind, path, totalBytes, bytes: running?.bytes ?? 0 }
  }

  /** Ends the running transfer; resolves after its final reply was sent. False when none was running. */
  async abort(by: AbortedBy): Promise<boolean> {
    const current = this.#current
    if (current === null) return false
    this.#abortedBy ??= by
    current.running?.abort()
    // Before the data connection exists there is nothing to abort but the waiting itself.
    if (current.running === null) current.run.endpoint.close()
    await current.finished
    return true
  }

  /** From the preliminary to the final reply. Never rejects. */
  async run(plan: TransferPlan, endpoint: DataEndpoint | null, wire: TransferWire): Promise<void> {
    if (endpoint === null) {
      // The session ended, or dropped its data connection, while the handler opened the file.
      await settle(plan, { kind: 'aborted', bytes: 0 })
      this.#owner.finish(reply(425, 'The data connection is gone. Use PASV or EPSV again.'))
      return
    }
    const run: TransferRun = { transferId: randomUUID(), plan, endpoint, wire }
    this.#abortedBy = null
    let resolveFinished = (): void => undefined
    const finished = new Promise<void>((resolve) => {
      resolveFinished = resolve
    })
    this.#current = { run, running: null, finished }
    const startedMs = this.#owner.monotonicMs()
    this.#emitStarted(run)
    this.#owner.onTransferChanged(true)
    // It may have gone while the file was being opened; nobody would connect then.
    if (this.#owner.isClientGone()) void this.abort('client')
    const { end: moved, error } = await this.#move(run)
    run.endpoint.close()
    const end = await this.#doubtUpload(run.plan, moved)
    const commitFailure = await settle(run.plan, end)
    const bytes = end.bytes
    const outcome = this.#outcomeOf(end, error, commitFailure)
    this.#current = null
    this.#owner.emit({
      type: 'transfer-ended',
      at: this.#owner.now(),
      transferId: run.transferId,
      sessionId: this.#owner.sessionId,
      bytes,
      durationMs: this.#owner.monotonicMs() - startedMs,
      outcome,
    })
    this.#owner.onTransferChanged(false)
    this.#owner.finish(this.#finalReply(run.plan, end, error, commitFailure))
    resolveFinished()
  }

  async #move(run: TransferRun): Promise<{ end: TransferEnd; error: DataConnectionError | null }> {
    const { endpoint, plan } = run
    const wasConnected = endpoint.isConnected
    try {
      await endpoint.open()
    } catch (error) {
      if (!(error instanceof DataConnectionError)) throw error
      return { end: { kind: 'aborted', bytes: 0 }, error: this.#abortedBy === null ? error : null }
    }
    if (this.#abortedBy !== null) return { end: { kind: 'aborted', bytes: 0 }, error: null }
    // As soon as the TCP connection exists and never after the TLS handshake: curl, ftplib and Cyberduck begin theirs
    // only when they have read this.
    this.#owner.send(reply(wasConnected ? 125 : 150, plan.preliminaryText))
    const running = endpoint.start(jobOf(run))
    if (this.#current !== null) this.#current.running = running
    return { end: await running.done, error: null }
  }

  /**
   * A client that is killed in the middle of an upload closes its data connection as politely as one that has sent all.
   * What gives it away is that it does not wait for the 226: its control connection ends with it. One turn of the event
   * loop lets that be seen, and the upload then counts as interrupted, which never replaces an earlier version.
   */
  async #doubtUpload(plan: TransferPlan, end: TransferEnd): Promise<TransferEnd> {
    if (plan.source.kind !== 'upload' || end.kind !== 'completed') return end
    await new Promise((resolve) => setImmediate(resolve))
    if (!this.#owner.isClientGone()) return end
    this.#abortedBy ??= 'client'
    return { kind: 'aborted', bytes: end.bytes }
  }

  #emitStarted({ transferId, plan, endpoint, wire }: TransferRun): void {
    this.#owner.emit({
      type: 'transfer-started',
      at: this.#owner.now(),
      transferId,
      sessionId: this.#owner.sessionId,
      kind: plan.source.kind,
      path: plan.path,
      totalBytes: plan.totalBytes,
      mode: endpoint.mode,
      isEncrypted: wire.tls !== null,
    })
  }

  #outcomeOf(end: TransferEnd, error: DataConnectionError | null, commitFailure: unknown): TransferOutcome {
    if (error !== null) return { kind: 'failed', failure: error.kind }
    if (commitFailure !== null) return { kind: 'failed', failure: 'commit' }
    if (end.kind === 'failed') return { kind: 'failed', failure: end.failure }
    if (end.kind === 'aborted') return { kind: 'aborted', by: this.#abortedBy ?? 'server' }
    return { kind: 'completed' }
  }

  #finalReply(
    plan: TransferPlan,
    end: TransferEnd,
    error: DataConnectionError | null,
    commitFailure: unknown,
  ): Reply {
    const failed = reply(451, 'The server failed to finish the transfer.')
    if (error !== null) return replyForError(error) ?? failed
    if (commitFailure !== null) return replyForError(commitFailure) ?? failed
    switch (end.kind) {
      case 'completed':
        return reply(226, plan.completedText)
      case 'aborted':
        return reply(426, abortTexts[this.#abortedBy ?? 'server'])
      case 'failed':
        // A listing fails on the storage, whose kind says more than "reading failed".
        return (
          (end.cause instanceof VfsError ? replyForError(end.cause) : null) ??
          replyForTransferFailure(end.failure)
        )
    }
  }
}

const abortTexts: Readonly<Record<AbortedBy, string>> = {
  client: 'Transfer aborted.',
  admin: 'The transfer was stopped by the administrator.',
  server: 'The transfer was stopped by the server.',
}

function jobOf({ plan, wire }: TransferRun): TransferJob {
  return { ...wire, ...plan.source }
}

/** Settles the plan; the error of a completed transfer that could not be finished, else null. */
async function settle(plan: TransferPlan, end: TransferEnd): Promise<unknown> {
  try {
    await plan.settle(end)
    return null
  } catch (error) {
    return end.kind === 'completed' ? error : null
  }
}
