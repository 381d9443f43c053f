import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { DataTls } from './data-plane.ts'

/** How a handshake on a data connection ended. */
export type HandshakeEnd =
  | { readonly kind: 'secure'; readonly isResumed: boolean }
  /** The client ended the TCP stream in good order before the handshake was done. */
  | { readonly kind: 'ended' }
  | { readonly kind: 'failed'; readonly cause: unknown }

/** Puts TLS on a data connection as its server side; that is our side in active mode, too (RFC 4217 §7). */
export function wrapInTls(socket: Socket, tls: DataTls): TLSSocket {
  const { secureContext, sessionIds } = tls
  const stream = new TLSSocket(socket, {
    isServer: true,
    secureContext,
    ...(sessionIds === undefined ? {} : { server: sessionIds }),
  })
  stream.on('error', () => undefined)
  // Without a tls.Server, Node reports TLS faults through this event only, and after the handshake does nothing else
  // about them: a damaged record would leave the transfer hanging until it stalls.
  stream.on('_tlsError', () => stream.destroy())
  return stream
}

/**
 * Waits for the handshake; a stream without TLS counts as ended before it. Never rejects. `secure` is the server side's
 * event, `secureConnect` the client's.
 */
export function awaitHandshake(stream: Socket): Promise<HandshakeEnd> {
  if (!(stream instanceof TLSSocket)) return Promise.resolve({ kind: 'ended' })
  return new Promise((resolve) => {
    let cause: unknown = null
    // The event comes from within OpenSSL's handshake, before it has sent its TLS 1.3 tickets. A listing written and
    // ended right there would put close_notify before them, and clients that check (ftplib) fail in their shutdown;
    // a reset right there has been seen to end the whole process.
    let secured: HandshakeEnd | null = null
    stream.once('secure', () => {
      const end: HandshakeEnd = { kind: 'secure', isResumed: stream.isSessionReused() }
      secured = end
      setImmediate(() => resolve(end))
    })
    stream.once('_tlsError', (error: unknown) => {
      setImmediate(() => resolve({ kind: 'failed', cause: error }))
    })
    stream.once('error', (error) => {
      cause = error
    })
    stream.once('end', () => resolve(secured ?? { kind: 'ended' }))
    stream.once('close', () => resolve(secured ?? { kind: 'failed', cause }))
  })
}
