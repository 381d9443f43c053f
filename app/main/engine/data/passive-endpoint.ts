import { createServer, type Server, type Socket } from 'node:net'
import { isIPv6Host, isSameHost, normalizeAddress } from './address.ts'
import type { BufferPool } from './buffer-pool.ts'
import type { RunningTransfer, TransferJob } from './data-plane.ts'
import { DataConnectionError, type DataEndpoint, type PassiveRequest } from './data-plane.ts'
import { OpenWaiter } from './open-waiter.ts'
import { droppedTransfer, startTransfer } from './transfer.ts'

/** Connections of the owner held until the job begins; all but the last living one are leftovers of a reset storm. */
const maxHeld = 16

/** Connections the system may queue for us: one is enough, the rest is room for strangers. */
const backlog = 64

/**
 * A passive data connection: listens for the control peer and keeps listening until the job begins.
 *
 * It does not stop at the first connection, as that one may be dead: a reset only shows in the next turns of the event
 * loop, and anybody on the client's host can connect and reset hundreds of times. The first one that lives is taken.
 */
class PassiveEndpoint implements DataEndpoint {
  readonly mode = 'passive'
  readonly localPort: number
  /** Resolves when the listener and every connection are gone, and the port may be lent again. */
  readonly gone: Promise<void>
  readonly #server: Server
  readonly #request: PassiveRequest
  readonly #pool: BufferPool
  readonly #waiter: OpenWaiter
  /** The owner's connections in the order they came; true once they have shown that they live. */
  readonly #held = new Map<Socket, boolean>()
  #transfer: RunningTransfer | null = null
  #isSpent = false

  constructor(server: Server, port: number, request: PassiveRequest, pool: BufferPool) {
    this.#server = server
    this.localPort = port
    this.#request = request
    this.#pool = pool
    this.#waiter = new OpenWaiter(request.connectTimeoutMs)
    // The server's `close` waits for all connections it accepted, strangers included.
    this.gone = new Promise((resolve) => server.once('close', resolve))
    server.on('connection', (socket) => this.#accept(socket))
  }

  get isConnected(): boolean {
    return this.#transfer !== null || this.#held.size > 0
  }

  open(): Promise<void> {
    if (this.#isSpent) return Promise.reject(new DataConnectionError('closed'))
    return this.#living() === null ? this.#waiter.wait() : Promise.resolve()
  }

  start(job: TransferJob): RunningTransfer {
    if (this.#transfer !== null) throw new Error('a data endpoint carries one job')
    const socket = this.#isSpent ? null : (this.#living() ?? this.#held.keys().next().value ?? null)
    if (socket !== null) this.#held.delete(socket)
    this.#stopListening()
    this.#transfer = socket === null ? droppedTransfer() : startTransfer(socket, job, this.#pool)
    return this.#transfer
  }

  close(): void {
    this.#stopListening()
    this.#waiter.fail(new DataConnectionError('closed'))
    this.#transfer?.abort()
  }

  #accept(socket: Socket): void {
    // First of all: a socket without this ends the process when it is reset.
    socket.on('error', () => undefined)
    const { remoteAddress } = socket
    // No address: it was reset before we looked.
    if (
      this.#isSpent ||
      remoteAddress === undefined ||
      !isSameHost(remoteAddress, this.#request.peerAddress)
    ) {
      socket.destroy()
      return
    }
    this.#held.set(socket, false)
    socket.once('close', () => this.#held.delete(socket))
    if (this.#held.size > maxHeld) this.#held.keys().next().value?.destroy()
    // Two turns: this one registers the connection with the system's poll, the next one brings a reset that is there.
    setImmediate(() => setImmediate(() => this.#admit(socket)))
  }

  #admit(socket: Socket): void {
    if (!this.#held.has(socket) || socket.destroyed) return
    this.#held.set(socket, true)
    this.#waiter.succeed()
  }

  #living(): Socket | null {
    for (const [socket, isLiving] of this.#held) if (isLiving && !socket.destroyed) return socket
    return null
  }

  #stopListening(): void {
    if (this.#isSpent) return
    this.#isSpent = true
    this.#server.close()
    for (const socket of this.#held.keys()) socket.destroy()
  }
}

export type { PassiveEndpoint }

/**
 * Listens on exactly the requested address. `port` 0 lets the system choose. Rejects with the system's error, for
 * example EADDRINUSE.
 */
export function listenPassive(
  request: PassiveRequest,
  port: number,
  pool: BufferPool,
): Promise<PassiveEndpoint> {
  const host = normalizeAddress(request.localAddress)
  // Half-open: an upload ends with the client's FIN while our side, and with TLS our close_notify, is still to come.
  const server = createServer({ allowHalfOpen: true, noDelay: true })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port, backlog, ipv6Only: isIPv6Host(host), exclusive: true }, () => {
      server.removeListener('error', reject)
      // Out of descriptors while accepting: the client runs into its timeout, the process goes on.
      server.on('error', () => undefined)
      const address = server.address()
      const boundPort = address !== null && typeof address === 'object' ? address.port : port
      resolve(new PassiveEndpoint(server, boundPort, request, pool))
    })
  })
}
