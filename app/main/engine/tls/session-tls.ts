import { constants, randomBytes } from 'node:crypto'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { SecureContext } from 'node:tls'
import { createSecureContext, TLSSocket } from 'node:tls'
import type { DataTls } from '../data/data-plane.ts'
import type { TlsFacts } from '../engine-event.ts'
import type { EngineOptions, TlsIdentity, TlsResumption } from '../engine-options.ts'
import { applyTicketKeys, createTicketKeys } from './fresh-tickets.ts'
import { createSessionIdStore } from './session-ids.ts'

/**
 * TLS of one control session. Its tickets open only with its own keys, so a resumed data connection is proof
 * that the client of the control connection made it, in TLS 1.2 and 1.3 alike.
 */
export interface SessionTls {
  /**
   * Starts the server's side of a handshake on a connected socket. The result emits `secure` when it is done;
   * a failed handshake emits `error` and `close`. Take every listener of your own off the plain socket
   * before.
   */
  upgrade(socket: Duplex): TLSSocket
  /**
   * What a data connection of this session is to use. With `off` it neither takes nor gives tickets; the control
   * connection always gives some, because who logs in, and with which rule, is not known at its handshake. Uploads
   * resume but bring no ticket, after a full handshake neither: in TLS 1.3 it comes after the handshake, a client that
   * only writes (curl, lftp, everything in Go) never reads it, and closing with unread bytes makes its system reset the
   * connection and throw away the end of the file.
   */
  dataTls(resumption: TlsResumption, direction: 'upload' | 'download' | 'listing'): DataTls
  /** Protocol version and cipher; call after `secure`. */
  facts(socket: TLSSocket): TlsFacts
}

/**
 * Protocol names in the wire form of RFC 7301 §3.1. A client that offers none is served; one that offers only
 * others (a browser) is refused, which is what stops cross-protocol attacks that lead HTTPS to an FTP server.
 */
const alpnProtocols = Buffer.concat(
  ['ftp', 'x-filezilla-ftp'].map((name) => Buffer.from([name.length, ...Buffer.from(name, 'latin1')])),
)

/**
 * Makes the TLS side of a new session; takes about a millisecond. Throws what OpenSSL says of a broken
 * identity.
 */
export function createSessionTls(
  identity: TlsIdentity,
  minVersion: EngineOptions['tlsMinVersion'],
): SessionTls {
  const contextOptions = {
    identity,
    minVersion,
    ticketKeys: randomBytes(48),
    sessionIdContext: randomBytes(16),
  }
  const keys = createTicketKeys()
  const secureContext = createContext(contextOptions, 0)
  const canRenew = applyTicketKeys(secureContext, keys, 'renew')
  const sessionIds = createSessionIdStore()
  let ofUploads: SecureContext | null = null
  let ticketless: SecureContext | null = null

  const contextOfUploads = (): SecureContext => {
    if (!canRenew) return secureContext
    ofUploads ??= createContext(contextOptions, 0)
    applyTicketKeys(ofUploads, keys, 'take-only')
    return ofUploads
  }

  // OpenSSL's flag is for runtimes without the callback only: under it tickets are still sent in TLS 1.3, of a kind that
  // merely names the session.
  const createTicketless = (): SecureContext => {
    const context = createContext(contextOptions, 0)
    if (applyTicketKeys(context, keys, 'none')) return context
    return createContext(contextOptions, constants.SSL_OP_NO_TICKET ?? 0)
  }

  return {
    upgrade(socket) {
      // Node takes any stream (tls.TLSSocket in its documentation); its types know of sockets alone.
      const secured = new TLSSocket(socket as Socket, {
        isServer: true,
        secureContext,
        server: sessionIds,
        requestCert: false,
        ALPNProtocols: alpnProtocols,
      })
      // A dying socket without a listener would end the process; who cares for the reason adds a listener.
      socket.on('error', ignoreError)
      secured.on('error', ignoreError)
      return secured
    },
    dataTls(resumption, direction) {
      if (resumption !== 'off') {
        const context = direction === 'upload' ? contextOfUploads() : secureContext
        return { secureContext: context, resumption, sessionIds }
      }
      ticketless ??= createTicketless()
      return { secureContext: ticketless, resumption }
    },
    facts: (socket) => ({
      protocol: socket.getProtocol() ?? 'unknown',
      cipher: socket.getCipher().standardName,
      isResumed: socket.isSessionReused(),
    }),
  }
}

/** The same from the engine's options; null when it has no identity, and with it no TLS. */
export function createSessionTlsFor(options: EngineOptions): SessionTls | null {
  const { tlsIdentity, tlsMinVersion } = options
  return tlsIdentity === null ? null : createSessionTls(tlsIdentity, tlsMinVersion)
}

/**
 * Electron's TLS library (BoringSSL) sends tickets after every full TLS 1.3 handshake and cannot be told not to, so a
 * client that only writes would lose the end of its uploads (see `dataTls`) and be told that all is well. In TLS 1.2 the
 * ticket is part of the handshake, which every client reads. Who demands 1.3 as the minimum gets it nevertheless.
 */
const sendsTicketsUnasked = process.versions.electron !== undefined

function maxVersionFor(minVersion: EngineOptions['tlsMinVersion']): EngineOptions['tlsMinVersion'] {
  return sendsTicketsUnasked ? minVersion : 'TLSv1.3'
}

interface ContextOptions {
  readonly identity: TlsIdentity
  readonly minVersion: EngineOptions['tlsMinVersion']
  readonly ticketKeys: Buffer
  readonly sessionIdContext: Buffer
}

function createContext(options: ContextOptions, moreOptions: number): SecureContext {
  const { certificatePem, privateKeyPem } = options.identity
  return createSecureContext({
    cert: certificatePem,
    key: privateKeyPem,
    // No client certificates are asked for, so no authority needs to be known.
    ca: [],
    minVersion: options.minVersion,
    maxVersion: maxVersionFor(options.minVersion),
    ticketKeys: options.ticketKeys,
    sessionIdContext: options.sessionIdContext.toString('hex'),
    // Renegotiation has no use here and is a cheap way to keep a server busy. Not every TLS library has the
    // flags.
    secureOptions: (constants.SSL_OP_NO_RENEGOTIATION ?? 0) | moreOptions,
  })
}

function ignoreError(): void {}
