import { once } from 'node:events'
import type { Socket } from 'node:net'
import { within } from '../wait-for.ts'
import { type ClientTls, secureClient } from './data-connection.ts'
import { pipelinedTls } from './pipelined-tls.ts'
import { type Reply, ReplyStream } from './reply-stream.ts'

/** The control connection of a test client: sends lines and bytes, and counts what is answered. */
export class ControlChannel {
  #socket: Socket
  #stream = new ReplyStream()
  #unread: Reply[] = []
  #ended = false
  #failure: Error | null = null
  #wake: (() => void) | null = null
  #commandsSent = 0
  #finalReplies = 0
  #isCounted = true

  constructor(socket: Socket) {
    this.#socket = socket
  }

  /** The socket underneath, for what no client should do. */
  get socket(): Socket {
    return this.#socket
  }

  get localPort(): number {
    return this.#socket.localPort ?? 0
  }

  /** Replies that have come and were not asked for yet. */
  get unread(): readonly Reply[] {
    return this.#unread
  }

  /** Sends one command line. */
  send(line: string | Buffer): void {
    this.sendRaw(Buffer.concat([Buffer.from(line as string), Buffer.from('\r\n')]), 1)
  }

  /** Sends bytes as they are; `commands` says how many final replies they deserve, null that it cannot be said. */
  sendRaw(bytes: string | Uint8Array, commands: number | null): void {
    if (commands === null) this.#isCounted = false
    else this.#commandsSent += commands
    this.#socket.write(bytes)
  }

  /** Sends one command and returns its next reply, which must have one of the codes. */
  async ask(line: string | Buffer, ...codes: readonly number[]): Promise<Reply> {
    this.send(line)
    return await this.expect(...codes)
  }

  /** The next reply, whatever it is. */
  async nextReply(): Promise<Reply> {
    for (;;) {
      const reply = this.#unread.shift()
      if (reply !== undefined) return reply
      if (this.#failure !== null) throw this.#failure
      if (this.#ended) throw new Error('The control connection ended and no reply came')
      await within(
        'a reply',
        new Promise<void>((resolve) => {
          this.#wake = resolve
        }),
      )
    }
  }

  /** The next reply, which must have one of the codes. */
  async expect(...codes: readonly number[]): Promise<Reply> {
    const reply = await this.nextReply()
    if (codes.length > 0 && !codes.includes(reply.code)) {
      throw new Error(`Expected ${codes.join(' or ')}, got ${JSON.stringify(reply.raw.toString('utf8'))}`)
    }
    return reply
  }

  /** Everything until the server has closed the connection. A reset counts as closed. */
  async untilClosed(): Promise<Reply[]> {
    const replies: Reply[] = []
    while (!this.#ended || this.#unread.length > 0) {
      const reply = this.#unread.shift()
      if (reply !== undefined) replies.push(reply)
      else if (this.#failure !== null) throw this.#failure
      else {
        await within(
          'the server to close the control connection',
          new Promise<void>((resolve) => {
            this.#wake = resolve
          }),
        )
      }
    }
    return replies
  }

  /** Ends the session in order and checks that every command got exactly one final reply and nothing came after. */
  async quit(): Promise<void> {
    this.send('QUIT')
    const rest = await this.untilClosed()
    const codes = rest.map(({ code }) => code)
    if (codes.at(-1) !== 221) throw new Error(`Expected 221 as the last reply, got ${codes.join(', ')}`)
    if (this.#stream.rest.length > 0) throw new Error(`Half a reply at the end: ${this.#stream.rest}`)
    const wanted = this.#commandsSent + 1
    if (this.#isCounted && this.#finalReplies !== wanted) {
      throw new Error(
        `${this.#commandsSent} commands and the greeting deserve ${wanted} final replies, ` +
          `${this.#finalReplies} came; the last ones: ${codes.join(', ')}`,
      )
    }
  }

  /** Goes away without QUIT. */
  destroy(how: 'end' | 'reset' = 'end'): void {
    this.#ended = true
    if (how === 'reset') this.#socket.resetAndDestroy()
    else this.#socket.destroy()
  }

  /** The client's side of a TLS handshake on the connection as it is; replies come encrypted from now on. */
  protected async upgrade(tls: ClientTls): Promise<void> {
    this.#socket.removeAllListeners('data')
    this.#socket = await secureClient(this.#socket, tls)
    this.#stream = new ReplyStream()
    this.listen()
  }

  /** AUTH TLS and the ClientHello in one packet. */
  protected async upgradeInOnePacket(tls: ClientTls): Promise<void> {
    this.#socket.removeAllListeners('data')
    this.#commandsSent += 1
    const replies = new ReplyStream()
    const stream = pipelinedTls(this.#socket, 'AUTH TLS\r\n', (line) => {
      const [reply] = replies.push(Buffer.from(`${line}\r\n`))
      if (reply?.code !== 234) this.#failure = new Error(`Expected 234, got ${line}`)
      this.#finalReplies += 1
    })
    this.#socket = await secureClient(stream, tls)
    this.#stream = new ReplyStream()
    this.listen()
  }

  /** Begins to read replies. */
  protected listen(): void {
    this.#socket.on('data', (chunk: Buffer) => {
      try {
        for (const reply of this.#stream.push(chunk)) {
          if (reply.code >= 200) this.#finalReplies += 1
          this.#unread.push(reply)
        }
      } catch (error) {
        this.#failure = error as Error
      }
      this.#wake?.()
    })
    this.#socket.on('error', () => undefined)
    this.#socket.once('close', () => {
      this.#ended = true
      this.#wake?.()
    })
  }

  /** A session that is still open must end well, or its test has missed something. */
  protected async finish(): Promise<void> {
    try {
      if (this.#failure !== null) throw this.#failure
      if (!this.#ended) await this.quit()
    } finally {
      this.#socket.destroy()
      if (!this.#socket.closed) await once(this.#socket, 'close')
    }
  }
}
