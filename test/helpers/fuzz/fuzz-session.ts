import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { connect as connectTls, TLSSocket } from 'node:tls'
import { ReplyStream } from '../ftp-client/reply-stream.ts'
import { within } from '../wait-for.ts'
import { behave, type DataBehaviour } from './data-behaviour.ts'

/** The codes after which this server closes the control connection. */
const closingCodes: readonly number[] = [221, 421]

/**
 * A control connection that counts: every line must get exactly one final reply, whatever became of its data
 * connections. Made for thousands of them, so it leaves no hooks behind in the test that uses it.
 */
export class FuzzSession {
  #socket: Socket
  #replies = new ReplyStream()
  #isEnded = false
  #isPrivate = false
  #failure: Error | null = null
  #wake = (): void => undefined
  readonly #dataSockets = new Set<Socket>()
  readonly #host: string
  /** Lines sent and final replies received; the greeting counts as a reply to the connection itself. */
  #sent = 1
  #answered = 0
  #lastCode = 0
  #lastReplies: readonly string[] = []
  /** What to do with the data connections that are offered next, first one first. */
  behaviours: DataBehaviour[] = []
  /** What `use` sends. */
  content: Buffer = Buffer.alloc(0)

  private constructor(socket: Socket, host: string) {
    this.#socket = socket
    this.#host = host
    this.#listen()
  }

  /** Connects and waits for the greeting. */
  static async open(host: string, port: number): Promise<FuzzSession> {
    const socket = connect({ host, port, noDelay: true })
    await within('a control connection', once(socket, 'connect'))
    const session = new FuzzSession(socket, host)
    await session.settle()
    return session
  }

  get isEnded(): boolean {
    return this.#isEnded
  }

  /** Why a run failed: what came last, and how many of how many. */
  get story(): string {
    return `${this.#answered} of ${this.#sent} answered, the last ones: ${this.#lastReplies.join('; ')}`
  }

  /** Sends these bytes, which hold so many lines, as these chunks; each is a packet of its own as far as one can say. */
  async send(chunks: readonly Buffer[], lines: number): Promise<void> {
    this.#sent += lines
    for (const chunk of chunks) {
      if (this.#isEnded) return
      this.#socket.write(chunk)
      if (chunks.length > 1) await new Promise((resolve) => setImmediate(resolve))
    }
  }

  /** Waits until every line is answered or the server has said goodbye; anything else is a fault. */
  async settle(): Promise<void> {
    while (this.#failure === null && !this.#isEnded && this.#answered < this.#sent) {
      await within(
        `${this.#sent - this.#answered} final replies`,
        new Promise<void>((resolve) => {
          this.#wake = resolve
        }),
      )
    }
    if (this.#failure !== null) throw this.#failure
    if (this.#answered > this.#sent) throw new Error(`${this.#sent} lines, ${this.#answered} final replies`)
    if (this.#isEnded && !closingCodes.includes(this.#lastCode)) {
      throw new Error(`The server closed the connection after ${this.#lastCode}`)
    }
  }

  /** AUTH TLS and the handshake; false when the server did not want it. */
  async startTls(): Promise<boolean> {
    await this.send([Buffer.from('AUTH TLS\r\n')], 1)
    await this.settle()
    if (this.#lastCode !== 234 || this.#isEnded) return false
    const plain = this.#socket
    plain.removeAllListeners('data')
    plain.removeAllListeners('close')
    const secured = connectTls({ socket: plain, rejectUnauthorized: false })
    secured.once('close', () => plain.destroy())
    await within('a TLS handshake', once(secured, 'secureConnect'))
    this.#socket = secured
    this.#replies = new ReplyStream()
    this.#listen()
    return true
  }

  /** QUIT: 221 is the last reply, and exactly as many came as lines were sent. */
  async quit(): Promise<void> {
    if (!this.#isEnded) await this.send([Buffer.from('QUIT\r\n')], 1)
    await this.settle()
    await this.leave('end')
    if (this.#failure !== null) throw this.#failure
    if (this.#lastCode === 221 && this.#answered !== this.#sent) {
      throw new Error(`${this.#sent} lines, ${this.#answered} final replies at the end`)
    }
  }

  /** Goes away in order or with a reset, and every data connection with it. */
  async leave(how: 'end' | 'reset' | 'destroy'): Promise<void> {
    this.#isEnded = true
    const socket = this.#socket
    if (how === 'end') socket.end()
    else if (how === 'reset' && !(socket instanceof TLSSocket)) socket.resetAndDestroy()
    else socket.destroy()
    if (!socket.closed) await within('the control connection to close', once(socket, 'close'))
    for (const data of this.#dataSockets) data.destroy()
  }

  /** The server has connected to the client's port: plays the next behaviour there. */
  accept(socket: Socket): void {
    this.#play(socket, this.behaviours.shift() ?? 'use')
  }

  #connectData(port: number): void {
    const behaviour = this.behaviours.shift() ?? 'use'
    if (behaviour === 'forget' || this.#isEnded) return
    for (let count = behaviour === 'twice' ? 2 : 1; count > 0; count -= 1) {
      this.#play(connect({ host: this.#host, port }), behaviour)
    }
  }

  #play(socket: Socket, behaviour: DataBehaviour): void {
    this.#dataSockets.add(socket)
    socket.once('close', () => this.#dataSockets.delete(socket))
    behave(socket, behaviour, this.content, this.#isPrivate)
  }

  #listen(): void {
    this.#socket.on('data', (chunk: Buffer) => {
      try {
        for (const { code, text } of this.#replies.push(chunk)) this.#onReply(code, text)
      } catch (error) {
        this.#failure ??= error as Error
      }
      this.#wake()
    })
    this.#socket.on('error', () => undefined)
    this.#socket.once('close', () => {
      this.#isEnded = true
      this.#wake()
    })
  }

  #onReply(code: number, text: string): void {
    this.#lastReplies = [...this.#lastReplies.slice(-11), `${code} ${text.slice(0, 60)}`]
    if (code < 200) return
    this.#answered += 1
    this.#lastCode = code
    if (text.startsWith('Data is ')) this.#isPrivate = text === 'Data is encrypted.'
    if (text.startsWith('The server failed to do that')) this.#failure ??= new Error('A handler failed')
    const port = offeredPort(code, text)
    if (port !== null) this.#connectData(port)
  }
}

function offeredPort(code: number, text: string): number | null {
  if (code === 229) return Number(/\|\|\|(\d+)\|/.exec(text)?.[1])
  if (code !== 227) return null
  const [high, low] = /(\d+),(\d+)\)/.exec(text)?.slice(1).map(Number) ?? []
  return (high ?? 0) * 256 + (low ?? 0)
}
