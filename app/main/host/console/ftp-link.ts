import { TLSSocket } from 'node:tls'
import { Client, FTPError } from 'basic-ftp'
import { abortMs, answerMs } from './console-limits.ts'

/** Where and how to connect. */
export interface LinkTarget {
  readonly host: string
  readonly port: number
  readonly tls: 'off' | 'explicit' | 'implicit'
  /** SHA-256 fingerprint of the certificate that is to be shown; null does not look. */
  readonly fingerprint: string | null
}

/** The final reply to a command: the code, and everything the server said. */
export interface FtpReply {
  readonly code: number
  readonly message: string
}

/** What hears what is said on the control connection, secrets and all. */
export interface LinkEars {
  /** Without line end. */
  onSent(line: string): void
  onReceived(line: string): void
  /** The connection is gone; nothing follows. */
  onClosed(reason: string): void
}

/** One control connection. */
export interface FtpLink {
  readonly isOpen: boolean
  /** The library's client, for data connections to take TLS facts from. */
  readonly client: Client
  readonly tlsProtocol: string | null
  connect(): Promise<void>
  /**
   * Sends a line as it is and waits for the final reply; refusals are replies too. `onPreliminary` is called at the
   * first 1xx. Rejects once the connection is gone.
   */
  exchange(line: string, onPreliminary?: () => void): Promise<FtpReply>
  /** Starts TLS with this line, which is some form of AUTH; rejects with an `FTPError` when it was refused. */
  upgrade(line: string): Promise<void>
  /** Tells the server to end what runs. Does nothing when nothing does. */
  abort(): void
  close(): void
}

/** Makes a link that is not connected yet. */
export function createFtpLink(target: LinkTarget, ears: LinkEars): FtpLink {
  const client = new Client(answerMs)
  const { ftp } = client
  // Self-made certificates are trusted by comparing the fingerprint, as people do.
  const tlsOptions = { rejectUnauthorized: false, host: target.host }
  let isOpen = true
  let rest = ''
  /** Final replies that have to come before the running exchange has ended; 0 while nothing runs. */
  let expected = 0
  let abortTimer: NodeJS.Timeout | null = null

  const received = (chunk: string): void => {
    const lines = `${rest}${chunk}`.split(/\r?\n/)
    rest = lines.pop() ?? ''
    for (const line of lines) if (line !== '') ears.onReceived(line)
  }
  ftp.verbose = true
  ftp.log = (message) => {
    if (message.startsWith('> ')) return
    if (message.startsWith('< ')) received(message.slice(2))
  }
  const { send, closeWithError } = ftp
  ftp.send = (line) => {
    // Told here and not by the library, which hides only passwords that are written in capitals.
    ears.onSent(line)
    send.call(ftp, line)
  }
  ftp.closeWithError = (error) => {
    closeWithError.call(ftp, error)
    if (!isOpen) return
    isOpen = false
    if (abortTimer !== null) clearTimeout(abortTimer)
    ears.onClosed(error.message)
  }

  const tlsProtocol = (): string | null => (ftp.socket instanceof TLSSocket ? ftp.socket.getProtocol() : null)
  const checkCertificate = (): void => {
    const { socket } = ftp
    if (!(socket instanceof TLSSocket) || target.fingerprint === null) return
    if (socket.getPeerCertificate().fingerprint256 === target.fingerprint) return
    const error = new Error('Another certificate was shown than the one in use.')
    ftp.closeWithError(error)
    throw error
  }

  return {
    client,
    get isOpen() {
      return isOpen
    },
    get tlsProtocol() {
      return tlsProtocol()
    },
    async connect() {
      if (target.tls === 'implicit') await client.connectImplicitTLS(target.host, target.port, tlsOptions)
      else await client.connect(target.host, target.port)
      if (target.tls === 'explicit') await client.useTLS(tlsOptions)
      checkCertificate()
    },
    exchange(line, onPreliminary = () => undefined) {
      let first: FtpReply | null = null
      expected = 1
      return ftp.handle(line, (response, task) => {
        if (response instanceof Error && !(response instanceof FTPError)) {
          expected = 0
          task.reject(response)
          return
        }
        const { code, message } = response
        if (code < 200) {
          onPreliminary()
          return
        }
        first ??= { code, message }
        expected -= 1
        if (expected > 0) return
        if (abortTimer !== null) clearTimeout(abortTimer)
        abortTimer = null
        task.resolve(first)
      })
    },
    async upgrade(line) {
      try {
        await client.useTLS(tlsOptions, line)
      } catch (error) {
        // Half a handshake leaves nothing that could be talked on.
        if (error instanceof Error && !(error instanceof FTPError)) ftp.closeWithError(error)
        throw error
      }
      checkCertificate()
    },
    abort() {
      if (expected === 0 || !isOpen || abortTimer !== null) return
      // ABOR has a reply of its own, behind that of what it ends (RFC 959 §4.1.3).
      expected += 1
      abortTimer = setTimeout(
        () => ftp.closeWithError(new Error('The server did not answer the abort.')),
        abortMs,
      )
      ftp.send('ABOR')
    },
    close: () => ftp.closeWithError(new Error('The console was closed.')),
  }
}
