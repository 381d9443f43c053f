import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import type { EngineOptions } from '../engine-options.ts'
import { handshakeFailureOf, type TlsHandshakeFailure } from '../tls/handshake-failure.ts'
import type { SessionTls } from '../tls/session-tls.ts'
import { ClearableStream } from './clearable-stream.ts'
import type { ReadResult } from './line-reader.ts'
import { LineReader } from './line-reader.ts'
import type { Reply } from './reply.ts'
import { formatReply } from './reply.ts'

/** What a control connection tells its session. */
export interface ControlConnectionOwner {
  /** Text of a reply as this client reads it. */
  encode(text: string): Buffer
  /** Bytes arrived or replies drained: there may be lines to read. */
  onReadable(): void
  /** The client will send nothing more (FIN); replies can still reach it. */
  onInputEnd(): void
  onSecured(socket: TLSSocket): void
  onTlsFailed(failure: TlsHandshakeFailure): void
  /** The socket is gone. */
  onClosed(): void
}

/** How long the client may take to close its side after we closed ours, before the socket is destroyed. */
const lingerMs = 500

/** TLS record type and version a ClientHello starts with. */
const clientHelloStart = Buffer.from([0x16, 0x03])

/** The control connection's socket: bytes to lines, replies to bytes, the TLS upgrade, and an end that always comes. */
export class ControlConnection {
  readonly #owner: ControlConnectionOwner
  readonly #maxLineBytes: number
  readonly #mayClear: boolean
  #socket: Socket
  #reader: LineReader
  #clearable: ClearableStream | null = null
  #isEnding = false
  #linger: NodeJS.Timeout | null = null

  constructor(
    socket: Socket,
    { maxLineBytes, allowClearControl }: Pick<EngineOptions, 'maxLineBytes' | 'allowClearControl'>,
    owner: ControlConnectionOwner,
  ) {
    this.#mayClear = allowClearControl
    this.#owner = owner
    this.#maxLineBytes = maxLineBytes
    this.#socket = socket
    this.#reader = new LineReader(maxLineBytes)
    // Replies are small and wanted at once; Nagle's algorithm would hold each back for the client's delayed ACK.
    socket.setNoDelay(true)
    // Finds peers that vanished without FIN while no timer of ours is near.
    socket.setKeepAlive(true, 60_000)
    // A socket without an error listener ends the process, even while it is dying; 'close' follows and says it all.
    socket.on('error', () => socket.destroy())
    socket.once('close', () => {
      if (this.#linger !== null) clearTimeout(this.#linger)
      this.#owner.onClosed()
    })
  }

  /** Begins to read commands; not before the greeting may be answered. */
  startReading(): void {
    this.#attach(this.#socket)
  }

  /** The next line; null when none is complete or when the client does not take our replies. */
  nextLine(): ReadResult | null {
    return this.#isEnding || this.isClogged ? null : this.#reader.next()
  }

  /** True while replies wait because the client does not take them; `onReadable` follows when it has. */
  get isClogged(): boolean {
    return this.#socket.writableNeedDrain
  }

  /** Bytes received and not yet read as lines, raw. */
  get unread(): Buffer {
    return this.#reader.peek()
  }

  setPaused(isPaused: boolean): void {
    if (isPaused) this.#socket.pause()
    else if (this.#socket.isPaused() && !this.#isEnding) this.#socket.resume()
  }

  send(reply: Reply): void {
    if (this.#isEnding || !this.#socket.writable) return
    this.#socket.write(this.#owner.encode(formatReply(reply)))
  }

  /**
   * Sends the last reply, if any, and closes: FIN first so that the client can read it, destroyed soon after so that a
   * client that never closes cannot stay. Idempotent.
   */
  end(reply: Reply | null): void {
    if (this.#isEnding) return
    if (reply !== null) this.send(reply)
    this.#isEnding = true
    this.#socket.end()
    // Unread input would make the kernel answer our close with RST, which takes the last reply from the client.
    this.#socket.resume()
    if (this.#socket.readableEnded) this.#socket.destroySoon()
    else this.#socket.once('end', () => this.#socket.destroySoon())
    this.#linger = setTimeout(() => this.#socket.destroy(), lingerMs)
  }

  /** Implicit TLS: the handshake is the first thing on the wire. */
  startImplicitTls(tls: SessionTls): void {
    this.#upgrade(tls, Buffer.alloc(0))
  }

  /**
   * Explicit TLS: sends the 234 and wraps the socket in the same tick, with a new reader. Everything received in clear
   * is dropped; plaintext glued to the AUTH line is an injection (CVE-2011-0411 in SMTP's words) and gives false, the
   * caller must then close. A ClientHello that came in the same packet belongs to the handshake.
   */
  startExplicitTls(tls: SessionTls, accepted: Reply): boolean {
    const rest = this.#reader.takeRest()
    const isHello = rest.subarray(0, 2).equals(clientHelloStart.subarray(0, rest.length))
    if (rest.length > 0 && !isHello) return false
    this.send(accepted)
    this.#upgrade(tls, rest)
    return true
  }

  /**
   * Ends TLS after this reply (CCC) and goes on in clear with a new reader; `onCleared` follows when the close_notify is
   * on its way. False when the connection was not prepared for it, or when commands came along with CCC: they were meant
   * to be secret. The caller must then close.
   */
  stopTls(accepted: Reply, onCleared: () => void): boolean {
    const stream = this.#clearable
    if (stream === null || this.#reader.takeRest().length > 0) return false
    const secured = this.#socket
    stream.release(onCleared)
    this.send(accepted)
    this.#reader = new LineReader(this.#maxLineBytes)
    this.#clearable = null
    this.#socket = stream.plain
    this.#attach(this.#socket, (chunk) => stream.clearTextOf(chunk))
    this.#socket.resume()
    secured.removeAllListeners('data')
    secured.removeAllListeners('end')
    secured.resume()
    secured.end()
    return true
  }

  #upgrade(tls: SessionTls, helloBytes: Buffer): void {
    const plain = this.#socket
    plain.removeAllListeners('data')
    plain.removeAllListeners('end')
    plain.removeAllListeners('drain')
    // Paused, or the stream would flow on and drop what is put back before TLS takes it.
    plain.pause()
    if (helloBytes.length > 0) plain.unshift(helloBytes)
    this.#reader = new LineReader(this.#maxLineBytes)
    this.#clearable = this.#mayClear ? new ClearableStream(plain) : null
    const secured = tls.upgrade(this.#clearable ?? plain)
    this.#socket = secured
    let isSecured = false
    let cause: unknown = null
    const fail = (): void => {
      if (!isSecured) this.#owner.onTlsFailed(handshakeFailureOf(cause))
      secured.destroy()
      // After CCC the connection goes on without it.
      if (this.#socket !== secured) return
      plain.destroy()
    }
    // The event comes from within OpenSSL's handshake; a greeting written there would overtake the session tickets, and
    // a close there has been seen to end the process.
    secured.once('secure', () => {
      isSecured = true
      setImmediate(() => {
        if (!secured.destroyed) this.#owner.onSecured(secured)
      })
    })
    secured.once('error', (error) => {
      cause ??= error
      fail()
    })
    // Without a tls.Server, Node tells of a damaged record through this event only and goes on; nothing after it can be
    // read. Not within OpenSSL's own call, either.
    secured.once('_tlsError', (error: unknown) => {
      cause ??= error
      setImmediate(fail)
    })
    // A client that closes in the middle of the handshake makes no error, only an end.
    secured.once('end', () => {
      if (!isSecured) fail()
    })
    secured.once('close', () => {
      if (this.#socket === secured) plain.destroy()
    })
    this.#attach(secured)
  }

  #attach(socket: Socket, textOf = (chunk: Buffer) => chunk): void {
    socket.on('data', (chunk: Buffer) => {
      if (this.#isEnding) return
      this.#reader.push(textOf(chunk))
      this.#owner.onReadable()
    })
    socket.on('drain', () => this.#owner.onReadable())
    socket.once('end', () => {
      if (!this.#isEnding) this.#owner.onInputEnd()
    })
  }
}
