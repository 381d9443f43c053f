import { once } from 'node:events'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { within } from '../wait-for.ts'

/** What the client's side of a TLS connection needs. */
export interface ClientTls {
  readonly ca: string
  /** What to resume; undefined for a full handshake. */
  readonly session?: Buffer | undefined
  readonly onSession?: (session: Buffer) => void
  readonly version?: 'TLSv1.2' | 'TLSv1.3'
}

/** Wraps a connected socket and resolves when the handshake is done; the server's certificate is checked. */
export async function secureClient(socket: Duplex, tls: ClientTls): Promise<TLSSocket> {
  const { ca, session, version, onSession } = tls
  const secured = connectTls({
    socket,
    ca,
    // The certificate of the tests names it, whatever address was connected to.
    servername: 'localhost',
    ...(session === undefined ? {} : { session }),
    ...(version === undefined ? {} : { minVersion: version, maxVersion: version }),
  })
  if (onSession !== undefined) secured.on('session', onSession)
  const failed = new Promise<never>((_resolve, reject) => {
    secured.once('error', reject)
    secured.once('close', () => reject(new Error('The connection was closed in the TLS handshake')))
  })
  failed.catch(() => undefined)
  await within('a TLS handshake', Promise.race([once(secured, 'secureConnect'), failed]))
  secured.on('error', () => undefined)
  return secured
}

/** The client's end of one data connection. */
export class DataConnection {
  #socket: Socket
  readonly #chunks: Buffer[] = []
  #failure: Error | null = null

  constructor(socket: Socket) {
    this.#socket = socket
    socket.on('error', (error) => {
      this.#failure = error
    })
  }

  get socket(): Socket {
    return this.#socket
  }

  /** Bytes received so far by `readAll`. */
  get received(): Buffer {
    return Buffer.concat(this.#chunks)
  }

  /** True when the TLS handshake resumed an earlier session. */
  get isResumed(): boolean {
    return 'isSessionReused' in this.#socket && (this.#socket as TLSSocket).isSessionReused()
  }

  async secure(tls: ClientTls): Promise<void> {
    this.#socket = await secureClient(this.#socket, tls)
    this.#socket.on('error', (error) => {
      this.#failure = error
    })
  }

  /** Everything up to the orderly end; fails when the connection was reset instead. */
  async readAll(): Promise<Buffer> {
    const socket = this.#socket
    socket.on('data', (chunk: Buffer) => this.#chunks.push(chunk))
    if (!socket.readableEnded && !socket.destroyed) {
      await within(
        'the end of a data connection',
        new Promise<void>((resolve) => {
          socket.once('end', resolve)
          socket.once('close', () => resolve())
        }),
      )
    }
    if (this.#failure !== null) throw new Error('A data connection broke', { cause: this.#failure })
    socket.end()
    return this.received
  }

  /** Resolves when the connection is gone, in order or not: libuv may report a reset as an end. */
  async closed(): Promise<void> {
    this.#socket.resume()
    await within('a data connection to close', closeOf(this.#socket))
  }

  /** Sends bytes; resolves when the system took them, so a server that does not read stops the caller. */
  write(bytes: Uint8Array | string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#socket.write(bytes, (error) => (error ? reject(error) : resolve()))
    })
  }

  /** Sends bytes and ends in order, over TLS with a close_notify. */
  async send(bytes: Uint8Array | string): Promise<void> {
    const socket = this.#socket
    socket.resume()
    const done = within('a data connection to close', closeOf(socket))
    socket.end(bytes)
    await done
    if (this.#failure !== null) throw new Error('A data connection broke', { cause: this.#failure })
  }

  /** Goes away without a word: a FIN in the middle, or a reset. */
  destroy(how: 'end' | 'reset' = 'end'): void {
    if (how === 'reset') this.#socket.resetAndDestroy()
    else this.#socket.destroy()
  }
}

/** Resolves when a socket is gone, by an error or in order. */
function closeOf(socket: Socket): Promise<void> {
  return socket.closed ? Promise.resolve() : new Promise((resolve) => socket.once('close', () => resolve()))
}
