import { connect, type Socket } from 'node:net'
import { normalizeAddress } from './address.ts'
import type { BufferPool } from './buffer-pool.ts'
import type { RunningTransfer, TransferJob } from './data-plane.ts'
import { type ActiveRequest, DataConnectionError, type DataEndpoint } from './data-plane.ts'
import { OpenWaiter } from './open-waiter.ts'
import { droppedTransfer, startTransfer } from './transfer.ts'

/** An active data connection: made when the transfer begins, from the address the client knows us by. */
export class ActiveEndpoint implements DataEndpoint {
  readonly mode = 'active'
  readonly localPort = 0
  /** Resolves when the endpoint is closed or its job done, and no connection is left. */
  readonly gone: Promise<void>
  readonly #request: ActiveRequest
  readonly #pool: BufferPool
  readonly #waiter: OpenWaiter
  #socket: Socket | null = null
  #isConnected = false
  #transfer: RunningTransfer | null = null
  #isClosed = false
  #announceGone: () => void = () => undefined

  constructor(request: ActiveRequest, pool: BufferPool) {
    this.#request = request
    this.#pool = pool
    this.#waiter = new OpenWaiter(request.connectTimeoutMs)
    this.gone = new Promise((resolve) => {
      this.#announceGone = resolve
    })
  }

  get isConnected(): boolean {
    return this.#isConnected
  }

  open(): Promise<void> {
    if (this.#isClosed) return Promise.reject(new DataConnectionError('closed'))
    if (this.#isConnected) return Promise.resolve()
    this.#socket ??= this.#connect()
    const opening = this.#waiter.wait()
    // A system that tries for minutes must not connect after we have said 425.
    opening.catch(() => this.#socket?.destroy())
    return opening
  }

  start(job: TransferJob): RunningTransfer {
    if (this.#transfer !== null) throw new Error('a data endpoint carries one job')
    const socket = this.#isConnected ? this.#socket : null
    this.#transfer = socket === null ? droppedTransfer() : startTransfer(socket, job, this.#pool)
    return this.#transfer
  }

  close(): void {
    this.#isClosed = true
    this.#waiter.fail(new DataConnectionError('closed'))
    this.#transfer?.abort()
    if (this.#socket === null) this.#announceGone()
    else this.#socket.destroy()
  }

  #connect(): Socket {
    const socket = connect({
      host: normalizeAddress(this.#request.peerAddress),
      port: this.#request.peerPort,
      localAddress: normalizeAddress(this.#request.localAddress),
      allowHalfOpen: true,
      noDelay: true,
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      const kind = error.code === 'ETIMEDOUT' ? 'timeout' : 'refused'
      this.#waiter.fail(new DataConnectionError(kind, { cause: error }))
    })
    socket.once('connect', () => {
      this.#isConnected = true
      this.#waiter.succeed()
    })
    socket.once('close', () => {
      this.#isConnected = false
      // Whoever asked again while this one was dying.
      this.#waiter.fail(new DataConnectionError('refused'))
      // Another `open` may try again, unless the job has begun.
      if (this.#transfer === null) this.#socket = null
      if (this.#transfer !== null || this.#isClosed) this.#announceGone()
    })
    return socket
  }
}
