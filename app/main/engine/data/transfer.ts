import type { Socket } from 'node:net'
import type { BufferPool } from './buffer-pool.ts'
import type { RunningTransfer, TransferEnd, TransferFailure, TransferJob } from './data-plane.ts'
import { awaitHandshake, wrapInTls } from './data-tls.ts'
import { DeflatingSink } from './deflating-sink.ts'
import { pumpDownload } from './download-pump.ts'
import { pumpListing } from './listing-pump.ts'
import { PacedSink } from './paced-sink.ts'
import { pumpUpload } from './upload-pump.ts'
import { type PumpEnd, Wire } from './wire.ts'

/** How long a client may take to close its side after it has been sent everything, before we close ours. */
const lingerMs = 1_000

/** What ended a transfer early. */
type Interruption =
  | { readonly kind: 'aborted' }
  | { readonly kind: 'failed'; readonly failure: TransferFailure; readonly cause: unknown }

/**
 * One job on one data connection.
 *
 * Nothing but `#interrupt` ends it early and only the first call counts; socket events never decide by themselves. It is
 * completed when the pump has moved everything and the connection has closed. A reset that comes after the last byte
 * was handed to the system is therefore still completed: clients that close without reading our close_notify cause one.
 */
class Transfer implements RunningTransfer {
  readonly done: Promise<TransferEnd>
  readonly #socket: Socket
  readonly #wire: Wire
  #interruption: Interruption | null = null
  #isTlsResumed: boolean | null = null
  #lastError: unknown = null

  constructor(socket: Socket, job: TransferJob, pool: BufferPool) {
    this.#socket = socket
    // A stream that has ended already has no handshake to offer; `#secure` knows what that means.
    const isPlain = job.tls === null || socket.readableEnded
    this.#wire = new Wire(isPlain ? socket : wrapInTls(socket, job.tls))
    this.done = this.#run(job, pool)
  }

  get bytes(): number {
    return this.#wire.bytes
  }

  abort(): void {
    this.#interrupt({ kind: 'aborted' })
  }

  async #run(job: TransferJob, pool: BufferPool): Promise<TransferEnd> {
    const { stream } = this.#wire
    const closed = Promise.all([whenClosed(this.#socket), whenClosed(stream)])
    this.#watch(stream, job.stallTimeoutMs)
    // Whoever waits for a throttle would hear of nothing else.
    if (job.throttle !== null) stream.once('close', () => job.throttle?.close())
    if (await this.#secure(job)) this.#conclude(await pump(job, this.#wire, pool))
    job.throttle?.close()
    await closed
    return this.#report()
  }

  #watch(stream: Socket, stallTimeoutMs: number): void {
    stream.on('error', (error) => {
      this.#lastError = error
    })
    // Node's own socket timer also sees a large write that leaves little by little, which a timer of ours could not.
    stream.setTimeout(stallTimeoutMs)
    stream.on('timeout', () => this.#interrupt({ kind: 'failed', failure: 'stalled', cause: null }))
  }

  /** Resolves to true when bytes may flow. */
  async #secure(job: TransferJob): Promise<boolean> {
    const { stream } = this.#wire
    if (job.tls === null) return true
    const handshake = await awaitHandshake(stream)
    if (handshake.kind === 'secure') {
      this.#isTlsResumed = handshake.isResumed
      if (handshake.isResumed || job.tls.resumption !== 'require') return true
      this.#interrupt({ kind: 'failed', failure: 'tls-not-resumed', cause: null })
    } else if (handshake.kind === 'failed') {
      this.#interrupt({ kind: 'failed', failure: 'tls-handshake', cause: handshake.cause })
    } else if (job.kind === 'upload') {
      // Cyberduck, FileZilla and others close without any handshake when the file is empty: nothing is missing.
      stream.destroy()
    } else {
      this.#interrupt({ kind: 'failed', failure: 'tls-handshake', cause: null })
    }
    return false
  }

  #conclude(end: PumpEnd): void {
    if (end.kind === 'failed') {
      this.#interrupt(end)
    } else if (end.kind === 'cut') {
      this.#interrupt({ kind: 'failed', failure: 'peer-dropped', cause: this.#lastError })
    } else {
      // With TLS this sends close_notify first. The client's own end is waited for, and read over until it comes.
      const { stream } = this.#wire
      stream.resume()
      stream.end(() => this.#linger())
    }
  }

  /** A client may read our 226 before it closes its side; everything is on its way and it must not wait for that. */
  #linger(): void {
    const { stream } = this.#wire
    if (stream.closed) return
    const timer = setTimeout(() => {
      stream.destroy()
      this.#socket.destroy()
    }, lingerMs)
    stream.once('close', () => clearTimeout(timer))
  }

  /**
   * Ends with a reset and not with FIN: a client must not take what it has for the whole file, and one that reads slowly
   * would otherwise go on for as long as its own buffers last, megabytes after an administrator said stop.
   */
  #interrupt(interruption: Interruption): void {
    this.#interruption ??= interruption
    const { stream } = this.#wire
    // While a FIN is on its way libuv refuses to reset, and Node then neither closes the socket nor says so: the
    // transfer would never end. Everything has been handed to the system by then, and closing is as good.
    const isEnding = stream.writableEnded && !stream.writableFinished && stream.writableLength === 0
    if (!this.#socket.destroyed && !isEnding) this.#socket.resetAndDestroy()
    stream.destroy()
    this.#socket.destroy()
  }

  #report(): TransferEnd {
    const { bytes } = this
    if (this.#interruption !== null) return { ...this.#interruption, bytes }
    return { kind: 'completed', bytes, tlsResumed: this.#isTlsResumed }
  }
}

/** Starts the job on a connection that exists. With TLS the handshake begins here, after the preliminary reply. */
export function startTransfer(socket: Socket, job: TransferJob, pool: BufferPool): RunningTransfer {
  return socket.destroyed ? droppedTransfer() : new Transfer(socket, job, pool)
}

/** A transfer that failed before its first byte, as the connection died between `open` and `start`. */
export function droppedTransfer(): RunningTransfer {
  const done = Promise.resolve<TransferEnd>({ kind: 'failed', bytes: 0, failure: 'peer-dropped' })
  return { bytes: 0, done, abort: () => undefined }
}

async function pump(job: TransferJob, wire: Wire, pool: BufferPool): Promise<PumpEnd> {
  if (job.kind === 'upload') return await pumpUpload(job, wire)
  const paced = job.throttle === null ? wire : new PacedSink(wire, job.throttle)
  const deflating = job.compression === null ? null : new DeflatingSink(wire, paced, job.compression.level)
  const sink = deflating ?? paced
  try {
    return await (job.kind === 'download' ? pumpDownload(job, sink, pool) : pumpListing(job, wire, sink))
  } finally {
    deflating?.close()
  }
}

function whenClosed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.closed) resolve()
    else socket.once('close', () => resolve())
  })
}
