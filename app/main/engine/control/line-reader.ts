/** One thing read from a control connection. */
export type ReadResult =
  | { readonly kind: 'line'; readonly bytes: Buffer }
  /** A line over the limit; reported once, its rest is discarded however many packets it comes in. */
  | { readonly kind: 'overlong' }

const lf = 0x0a
const cr = 0x0d

/**
 * Bytes of a control connection to command lines, pulled one at a time so that a thousand pipelined commands wait
 * here and not in a queue.
 *
 * A line ends with CRLF or a bare LF. What is not yet a line stays raw, so that a ClientHello glued to AUTH can be handed
 * to the handshake byte for byte. Memory is bounded by the limit and the size of one packet.
 */
export class LineReader {
  readonly #maxLineBytes: number
  #pending: Buffer = Buffer.alloc(0)
  /** Where the search for LF goes on, so that one byte at a time does not cost a scan each. */
  #searchedTo = 0
  #isDiscarding = false

  constructor(maxLineBytes: number) {
    this.#maxLineBytes = maxLineBytes
  }

  /** Adds what arrived. */
  push(chunk: Buffer): void {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk])
  }

  /** The next finished line without its end and without Telnet commands, or null when more bytes are needed. */
  next(): ReadResult | null {
    for (;;) {
      const end = this.#pending.indexOf(lf, this.#searchedTo)
      if (end < 0) return this.#unfinished()
      if (endsInsideTelnetCommand(this.#pending.subarray(0, end)) && end < this.#maxLineBytes) {
        this.#searchedTo = end + 1
        continue
      }
      const line = this.#pending.subarray(0, end)
      this.#pending = this.#pending.subarray(end + 1)
      this.#searchedTo = 0
      if (this.#isDiscarding) this.#isDiscarding = false
      else if (end + 1 > this.#maxLineBytes) return { kind: 'overlong' }
      else return { kind: 'line', bytes: withoutTelnet(line.at(-1) === cr ? line.subarray(0, -1) : line) }
    }
  }

  /** What is buffered, raw and untouched. */
  peek(): Buffer {
    return this.#pending
  }

  /** Takes everything not yet returned, raw. */
  takeRest(): Buffer {
    const rest = this.#pending
    this.#pending = Buffer.alloc(0)
    this.#searchedTo = 0
    return rest
  }

  #unfinished(): ReadResult | null {
    const isTooLong = this.#pending.length >= this.#maxLineBytes
    if (!isTooLong && !this.#isDiscarding) {
      this.#searchedTo = this.#pending.length
      return null
    }
    this.takeRest()
    if (this.#isDiscarding) return null
    this.#isDiscarding = true
    return { kind: 'overlong' }
  }
}

const nul = 0x00
const iac = 0xff
const subnegotiationBegin = 0xfa
const subnegotiationEnd = 0xf0
const firstTelnetCommand = 0xf0
const dataMark = 0xf2
const interruptProcess = 0xf4
const firstOptionCommand = 0xfb

/** True when the LF after these bytes is data of an unfinished Telnet command and not the end of the line. */
function endsInsideTelnetCommand(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(iac); at >= 0; at = bytes.indexOf(iac, at)) {
    const command = bytes[at + 1]
    if (command !== undefined && command >= firstTelnetCommand) at += lengthOfTelnetCommand(bytes, at)
    else at += 1
    if (at > bytes.length) return true
  }
  return false
}

/**
 * Takes Telnet commands out of a line: RFC 959 §5.3 makes the control connection a Telnet one, and clients send IP and
 * Synch before ABOR. IAC IAC is one 0xFF, CR NUL is a bare CR (RFC 854).
 */
function withoutTelnet(line: Buffer): Buffer {
  if (!line.includes(iac) && !line.includes(nul) && !isStrayCommand(line[0])) return line
  const kept: number[] = []
  for (let at = 0; at < line.length; at += 1) {
    const byte = line[at] ?? 0
    if (byte === nul && kept.at(-1) === cr) continue
    if (kept.length === 0 && isStrayCommand(byte)) continue
    if (byte !== iac) {
      kept.push(byte)
      continue
    }
    const command = line[at + 1]
    if (command === iac) kept.push(iac)
    // The DM of a Synch travels as urgent data, which the socket layer takes out of the stream: what follows IAC is
    // then already the first letter of ABOR and must not be swallowed. Within a name it is a byte of the name, which
    // its client should have doubled: the last letter of the Russian alphabet in windows-1251.
    if (command === undefined || command < firstTelnetCommand) {
      if (kept.length > 0) kept.push(iac)
      continue
    }
    at += lengthOfTelnetCommand(line, at) - 1
  }
  return Buffer.from(kept)
}

/**
 * An IP or DM before the first letter has lost its IAC: BSD ftp, tnftp and lftp send one as urgent data, which the socket
 * layer takes out of the stream. No verb begins with such a byte, nor does any other line a client means.
 */
function isStrayCommand(byte: number | undefined): boolean {
  return byte === interruptProcess || byte === dataMark
}

/** Bytes of the Telnet command that starts with the IAC at `at`. */
function lengthOfTelnetCommand(line: Buffer, at: number): number {
  const command = line[at + 1]
  if (command === subnegotiationBegin) {
    const end = line.indexOf(Buffer.from([iac, subnegotiationEnd]), at + 2)
    // One more than there is: it goes on behind these bytes.
    return end < 0 ? line.length - at + 1 : end + 2 - at
  }
  const hasOption = command !== undefined && command >= firstOptionCommand && command !== iac
  return hasOption ? 3 : 2
}
