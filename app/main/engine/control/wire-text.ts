import { isUtf8 } from 'node:buffer'
import type { LegacyCharset } from '../legacy-charset.ts'
import { decodeLossless, encodeLossless } from '../lossless-text.ts'

const asciiOnly = /^[\0-\x7f]*$/

/**
 * How one session's text is written on the wire.
 *
 * Without a legacy charset it is UTF-8, and bytes that are not pass unchanged. With one, the client is taken for an old
 * one (Explorer and ftp.exe of a Chinese Windows) until it says OPTS UTF8 ON: replies and listings are in that charset,
 * and so is what it sends. Only until it has sent the first bytes that cannot be UTF-8 does valid UTF-8 count as such,
 * for clients that use it unasked; two bytes of GBK can look like one letter of UTF-8.
 */
export class WireText {
  readonly #charset: LegacyCharset | null
  #isUtf8: boolean
  #isProvenLegacy = false

  constructor(charset: LegacyCharset | null) {
    this.#charset = charset
    this.#isUtf8 = charset === null
  }

  /** What names are written in now: 'UTF-8' or the charset's name. */
  get name(): string {
    return this.#legacy?.name ?? 'UTF-8'
  }

  /** OPTS UTF8: ON is for good until OFF; OFF goes back to the legacy charset, or changes nothing where there is none. */
  setUtf8(isOn: boolean): void {
    this.#isUtf8 = isOn || this.#charset === null
    this.#isProvenLegacy = !this.#isUtf8
  }

  /** Bytes of a command line as text. */
  decode(bytes: Uint8Array): string {
    const legacy = this.#legacy
    if (legacy === null || (!this.#isProvenLegacy && isUtf8(bytes))) return decodeLossless(bytes)
    const text = legacy.decode(bytes)
    if (text === null) return decodeLossless(bytes)
    // A line of ASCII proves nothing.
    if (!asciiOnly.test(text)) this.#isProvenLegacy = true
    return text
  }

  /** Lines of a reply or a listing as bytes; a line that the charset has no letters for is sent in UTF-8. */
  encode(text: string): Buffer {
    const legacy = this.#legacy
    if (legacy === null || asciiOnly.test(text)) return encodeLossless(text)
    const lines = text.split(/(?<=\n)/)
    return Buffer.concat(lines.map((line) => legacy.encode(line) ?? encodeLossless(line)))
  }

  /** A listing made of whole lines in UTF-8, as this client reads it. */
  listing(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    return this.#legacy === null ? chunks : this.#encoded(chunks)
  }

  async *#encoded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) yield this.encode(decodeLossless(chunk))
  }

  get #legacy(): LegacyCharset | null {
    return this.#isUtf8 ? null : this.#charset
  }
}
