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
import type { EngineEvent } from '../engine-event.ts'
import type { SharePlace, VirtualPath } from '../vfs/file-system.ts'
import type { Patience } from '../vfs/patience.ts'
import type { Reply } from './reply.ts'
import { reply } from './reply.ts'
import type { TransferView } from './session-view.ts'
import { type AbortedBy, finalReply, outcomeOf, settle } from './transfer-end.ts'
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
  /** The share a path of a plan lies in; null outside of all. */
  shareAt(path: VirtualPath): SharePlace | null
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
  /** Ends the waiting for a program that holds the file of a finished upload. */
  readonly stop: AbortController
  readonly plan: TransferPlan
  readonly endpoint: DataEndpoint
  readonly wire: TransferWire
}

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
    current.run.stop.abort()
    // Before the data connection exists there is nothing to abort but the waiting itself.
    if (current.running === null) current.run.endpoint.close()
    await current.finished
    return true
  }

  /** From the preliminary to the final reply. Never rejects. */
  async run(plan: TransferPlan, endpoint: DataEndpoint | null, wire: TransferWire): Promise<void> {
    if (endpoint === null) {
      // The session ended, or dropped its data connection, while the handler opened the file.
      await settle(plan, { kind: 'aborted', bytes: 0 }, notWaiting)
      this.#owner.finish(reply(425, 'The data connection is gone. Use PASV or EPSV again.'))
      return
    }
    const run: TransferRun = { transferId: randomUUID(), stop: new AbortController(), plan, endpoint, wire }
    this.#abortedBy = null
    let resolveFinished = (): void => undefined
    const whenFinished = new Promise<void>((resolve) => {
      resolveFinished = resolve
    })
    this.#current = { run, running: null, finished: whenFinished }
    const startedPath = plan.path
    const startedMs = this.#owner.monotonicMs()
    this.#emitStarted(run)
    this.#owner.onTransferChanged(true)
    // It may have gone while the file was being opened; nobody would connect then.
    if (this.#owner.isClientGone()) void this.abort('client')
    const { end: moved, error: connectionError } = await this.#move(run)
    run.endpoint.close()
    const end = await this.#doubtUpload(run.plan, moved)
    const commitFailure = await settle(run.plan, end, this.#patienceOf(run))
    const { bytes } = end
    const finished = { plan, end, connectionError, commitFailure, abortedBy: this.#abortedBy }
    this.#current = null
    this.#owner.emit({
      type: 'transfer-ended',
      at: this.#owner.now(),
      transferId: run.transferId,
      sessionId: this.#owner.sessionId,
      bytes,
      durationMs: this.#owner.monotonicMs() - startedMs,
      outcome: outcomeOf(finished),
      ...resumedOf(run.wire, end),
      ...(plan.path === startedPath ? {} : { storedPath: plan.path }),
    })
    this.#owner.onTransferChanged(false)
    this.#owner.finish(finalReply(finished))
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
    const { sessionId } = this.#owner
    this.#owner.emit({ type: 'data-connected', at: this.#owner.now(), sessionId, transferId: run.transferId })
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

  #patienceOf({ transferId, stop }: TransferRun): Patience {
    const { sessionId } = this.#owner
    const at = () => this.#owner.now()
    return {
      signal: stop.signal,
      onWaiting: () => this.#owner.emit({ type: 'transfer-held-up', at: at(), transferId, sessionId }),
    }
  }

  #emitStarted({ transferId, plan, endpoint, wire }: TransferRun): void {
    const place = this.#owner.shareAt(plan.path as VirtualPath)
    this.#owner.emit({
      type: 'transfer-started',
      at: this.#owner.now(),
      transferId,
      sessionId: this.#owner.sessionId,
      kind: plan.source.kind,
      path: plan.path,
      shareId: place?.shareId ?? null,
      namesInShare: place?.names ?? [],
      totalBytes: plan.totalBytes,
      mode: endpoint.mode,
      isEncrypted: wire.tls !== null,
      ...(plan.source.kind !== 'listing' && wire.representation === 'ascii' && { isAscii: true }),
    })
  }
}

/** For what ends without anybody to wait for. */
const notWaiting: Patience = { signal: AbortSignal.abort(), onWaiting: () => undefined }

/** What is known of its TLS session when it is over. */
function resumedOf({ tls }: TransferWire, end: TransferEnd): { readonly tlsResumed?: boolean } {
  if (tls === null) return {}
  if (end.kind === 'failed' && end.failure === 'tls-not-resumed') return { tlsResumed: false }
  return end.kind === 'completed' && end.tlsResumed !== null ? { tlsResumed: end.tlsResumed } : {}
}

function jobOf({ plan, wire }: TransferRun): TransferJob {
  return { ...wire, ...plan.source }
}
