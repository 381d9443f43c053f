import type { AddressInfo, Server, Socket } from 'node:net'
import { createServer } from 'node:net'
import type { ListenerOptions } from './engine-options.ts'

/** A control listener could not be bound. */
export class ListenError extends Error {
  readonly host: string
  readonly port: number
  /** Node's error code: EADDRINUSE, EACCES, EADDRNOTAVAIL, EAFNOSUPPORT … */
  readonly code: string

  constructor({ host, port }: ListenerOptions, cause: NodeJS.ErrnoException) {
    super(`cannot listen on ${host} port ${port}: ${cause.code ?? cause.message}`, { cause })
    this.name = 'ListenError'
    this.host = host
    this.port = port
    this.code = cause.code ?? 'UNKNOWN'
  }
}

/** One bound address and port that hands accepted sockets on. */
export class Listener {
  readonly options: ListenerOptions
  readonly #server: Server

  constructor(options: ListenerOptions, onConnection: (socket: Socket) => void) {
    this.options = options
    // Half-open: a client may send all its commands and FIN (`printf … | nc`) and still wants the replies.
    this.#server = createServer({ allowHalfOpen: true, noDelay: true }, onConnection)
  }

  /** The port actually bound; differs from the wish when that was 0. */
  get port(): number {
    const address: AddressInfo | string | null = this.#server.address()
    return typeof address === 'object' && address !== null ? address.port : this.options.port
  }

  /** Binds; with `ipv6Only` a listener on '::' leaves the IPv4 port to another one. Rejects with ListenError. */
  async bind({ ipv6Only }: { readonly ipv6Only: boolean }): Promise<void> {
    const { host, port } = this.options
    await new Promise<void>((resolve, reject) => {
      const onError = (error: NodeJS.ErrnoException): void => reject(new ListenError(this.options, error))
      this.#server.once('error', onError)
      this.#server.listen({ host, port, ipv6Only, backlog: 511 }, () => {
        this.#server.off('error', onError)
        // Errors of a bound server are accept failures (EMFILE); they pass, and must not end the process.
        this.#server.on('error', () => undefined)
        resolve()
      })
    })
  }

  /** Accepts nothing more; sockets already accepted are not touched. Idempotent. */
  close(): void {
    if (this.#server.listening) this.#server.close()
  }
}
