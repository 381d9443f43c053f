import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'

/** TLS record types (RFC 8446 §5.1): change_cipher_spec, alert, handshake, application_data. No command begins so. */
const firstRecordType = 0x14
const lastRecordType = 0x17
const recordHeaderBytes = 5

/**
 * Stands between a control connection's socket and its TLS, so that the TLS can end and the connection go on in clear
 * (CCC). A TLSSocket right on a socket takes its handle over for good; on a stream of our own it leaves the socket alone.
 *
 * It counts TLS records as they come in. After `release` what is left of them (the client's close_notify, also in
 * TLS 1.3, where it looks like data) is dropped to the byte, and what follows is clear text.
 */
export class ClearableStream extends Duplex {
  readonly plain: Socket
  readonly #onData = (chunk: Buffer) => this.#take(chunk)
  readonly #onEnd = () => void this.push(null)
  readonly #onClose = () => void this.destroy()
  #header = Buffer.alloc(0)
  #bytesLeftOfRecord = 0
  #isReleased = false
  #onReleased: (() => void) | null = null

  constructor(plain: Socket) {
    super({ allowHalfOpen: true })
    this.plain = plain
    plain.on('data', this.#onData)
    plain.once('end', this.#onEnd)
    plain.once('close', this.#onClose)
    plain.pause()
  }

  /**
   * Takes the socket away from TLS: nothing more is handed to it, and when it has said its close_notify `onReleased` is
   * called once and the socket stays open. The caller attaches its own listeners to the socket and ends the TLSSocket.
   */
  release(onReleased: () => void): void {
    this.#isReleased = true
    this.#onReleased = onReleased
    this.plain.off('data', this.#onData)
    this.plain.off('end', this.#onEnd)
    this.plain.off('close', this.#onClose)
  }

  /** What is clear text of bytes that came in after `release`. */
  clearTextOf(chunk: Buffer): Buffer {
    return chunk.subarray(this.#skipRecords(chunk))
  }

  override _read(): void {
    if (!this.#isReleased) this.plain.resume()
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.plain.write(chunk, done)
  }

  override _final(done: () => void): void {
    done()
    if (!this.#isReleased) {
      this.plain.end()
      return
    }
    this.#onReleased?.()
    // TLS reads nothing more either, and lets go of this stream.
    this.push(null)
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    if (!this.#isReleased) this.plain.destroy()
    done(error)
  }

  #take(chunk: Buffer): void {
    this.#skipRecords(chunk)
    if (!this.push(chunk)) this.plain.pause()
  }

  /** Follows the records through a chunk; the index of the first byte that belongs to none. */
  #skipRecords(chunk: Buffer): number {
    let at = 0
    while (at < chunk.length) {
      if (this.#bytesLeftOfRecord > 0) {
        const skipped = Math.min(this.#bytesLeftOfRecord, chunk.length - at)
        this.#bytesLeftOfRecord -= skipped
        at += skipped
        continue
      }
      const first = chunk[at] ?? 0
      const isRecord = first >= firstRecordType && first <= lastRecordType
      if (this.#header.length === 0 && !isRecord) return at
      const wanted = recordHeaderBytes - this.#header.length
      this.#header = Buffer.concat([this.#header, chunk.subarray(at, at + wanted)])
      at += wanted
      if (this.#header.length < recordHeaderBytes) break
      this.#bytesLeftOfRecord = this.#header.readUInt16BE(3)
      this.#header = Buffer.alloc(0)
    }
    return Math.min(at, chunk.length)
  }
}
