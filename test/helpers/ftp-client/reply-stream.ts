/** One reply as it came: every byte accounted for. */
export interface Reply {
  readonly code: number
  /** Texts without code and separator; lines in between exactly as sent. */
  readonly lines: readonly string[]
  /** The lines joined by LF. */
  readonly text: string
  /** The bytes on the wire. */
  readonly raw: Buffer
}

/**
 * Reads replies more strictly than any client would (RFC 959 §4.2): every line ends in CRLF, no CR or LF stands alone,
 * a reply starts with a code of this protocol, and a multi-line reply ends with the code it began with.
 */
export class ReplyStream {
  #rest: Buffer = Buffer.alloc(0)
  #open: Buffer[] = []

  /** Takes bytes and gives the replies they complete. Throws on the first malformed byte. */
  push(chunk: Buffer): Reply[] {
    this.#rest = Buffer.concat([this.#rest, chunk])
    const replies: Reply[] = []
    for (let end = this.#rest.indexOf(0x0a); end >= 0; end = this.#rest.indexOf(0x0a)) {
      const line = this.#rest.subarray(0, end + 1)
      this.#rest = this.#rest.subarray(end + 1)
      const reply = this.#take(line)
      if (reply !== null) replies.push(reply)
    }
    return replies
  }

  /** Bytes that complete no reply; empty after a clean end. */
  get rest(): Buffer {
    return Buffer.concat([...this.#open, this.#rest])
  }

  #take(line: Buffer): Reply | null {
    const quoted = JSON.stringify(line.toString('utf8'))
    if (line.at(-2) !== 0x0d) throw new Error(`A reply line does not end in CRLF: ${quoted}`)
    const text = line.subarray(0, -2)
    if (text.includes(0x0d)) throw new Error(`A CR stands alone in a reply: ${quoted}`)
    if (text.includes(0x00)) throw new Error(`A NUL stands in a reply: ${quoted}`)
    const first = this.#open[0] ?? line
    const head = /^([1-6][0-5]\d)([ -])/.exec(first.toString('latin1'))
    if (head === null) throw new Error(`A reply does not start with a code: ${quoted}`)
    const [, code = '', separator] = head
    this.#open.push(line)
    const isLast =
      separator === ' ' || (this.#open.length > 1 && text.toString('latin1').startsWith(`${code} `))
    if (!isLast) return null
    const raw = Buffer.concat(this.#open)
    this.#open = []
    return toReply(Number(code), raw)
  }
}

function toReply(code: number, raw: Buffer): Reply {
  const all = raw.toString('utf8').split('\r\n').slice(0, -1)
  const lines = all.map((line, at) => (at === 0 || at === all.length - 1 ? line.slice(4) : line))
  return { code, lines, text: lines.join('\n'), raw }
}
