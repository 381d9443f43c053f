import { connect as connectPlain, type Socket } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'

/** Where a server listens, and the account both sides know. */
export interface Target {
  readonly port: number
}

const host = '127.0.0.1'
const sent = Buffer.alloc(1024 * 1024, 7)
const received = Buffer.alloc(1024 * 1024)

/** A client that does nothing it need not do: replies by their last line, data discarded. */
export class BenchClient {
  #socket: Socket
  #text = ''
  #replies: string[] = []
  #waiting: ((line: string) => void) | null = null
  #session: Buffer | undefined
  #isTls = false

  private constructor(socket: Socket) {
    this.#socket = socket
    this.#listen(socket)
  }

  static async connect({ port }: Target): Promise<BenchClient> {
    const socket = connectPlain({ host, port, noDelay: true })
    const client = new BenchClient(socket)
    await client.reply()
    return client
  }

  async logIn(isTls = false): Promise<void> {
    if (isTls) await this.#startTls()
    await this.ask('USER demo')
    await this.expect('PASS secret', '230')
    await this.ask('TYPE I')
    if (!isTls) return
    await this.ask('PBSZ 0')
    await this.ask('PROT P')
  }

  /** Sends a command; resolves to the last line of the reply. */
  ask(line: string): Promise<string> {
    this.#socket.write(`${line}\r\n`)
    return this.reply()
  }

  async expect(line: string, code: string): Promise<void> {
    const reply = await this.ask(line)
    if (!reply.startsWith(code)) throw new Error(`${line}: ${reply}`)
  }

  reply(): Promise<string> {
    const next = this.#replies.shift()
    if (next !== undefined) return Promise.resolve(next)
    return new Promise((resolve) => {
      this.#waiting = resolve
    })
  }

  /** Receives a file or a listing; resolves to its length after the final reply. `onBytes` hears of each read. */
  async receive(line: string, onBytes: (bytes: number) => void = () => undefined): Promise<number> {
    let bytes = 0
    const callback = (length: number) => {
      bytes += length
      onBytes(length)
      return true
    }
    const data = await this.#dial(this.#isTls ? {} : { onread: { buffer: received, callback } })
    // TLS on a connection that exists already knows no buffer to read into.
    await this.#transfer(line, data, (stream) => {
      if (this.#isTls) stream.on('data', (chunk: Buffer) => callback(chunk.length))
    })
    return bytes
  }

  /** Sends so many bytes. */
  async send(line: string, bytes: number): Promise<void> {
    const data = await this.#dial({})
    await this.#transfer(line, data, (stream) => {
      let left = bytes
      const go = () => {
        while (left > 0) {
          const chunk = sent.subarray(0, Math.min(sent.length, left))
          left -= chunk.length
          if (!stream.write(chunk)) return
        }
        stream.end()
      }
      stream.on('drain', go)
      stream.resume()
      go()
    })
  }

  close(): void {
    this.#socket.destroy()
  }

  async #startTls(): Promise<void> {
    await this.expect('AUTH TLS', '234')
    this.#socket.removeAllListeners('data')
    const secured = connectTls({ socket: this.#socket, rejectUnauthorized: false, servername: 'localhost' })
    secured.on('session', (session) => {
      this.#session = session
    })
    await new Promise((resolve) => secured.once('secureConnect', resolve))
    this.#socket = secured
    this.#isTls = true
    this.#listen(secured)
  }

  async #dial(reader: object): Promise<Socket> {
    const reply = await this.ask('EPSV')
    const port = Number(/\|(\d+)\|/.exec(reply)?.[1])
    const data = connectPlain({ host, port, noDelay: true, ...reader })
    data.on('error', () => undefined)
    return data
  }

  async #transfer(line: string, data: Socket, run: (stream: Socket) => void): Promise<void> {
    const begun = await this.ask(line)
    if (!begun.startsWith('1')) throw new Error(`${line}: ${begun}`)
    const stream = this.#isTls ? this.#secure(data) : data
    const ended = new Promise((resolve) => stream.once('close', resolve))
    stream.once('end', () => stream.end())
    if (this.#isTls) stream.once('secureConnect', () => run(stream))
    else run(stream)
    const done = await this.reply()
    if (!done.startsWith('226')) throw new Error(`${line}: ${done}`)
    await ended
  }

  #secure(socket: Socket): TLSSocket {
    const session = this.#session
    const resumed = session === undefined ? {} : { session }
    const stream = connectTls({ socket, rejectUnauthorized: false, servername: 'localhost', ...resumed })
    stream.on('error', () => undefined)
    return stream
  }

  #listen(socket: Socket): void {
    socket.on('error', () => undefined)
    socket.on('data', (chunk: Buffer) => {
      this.#text += chunk.toString('latin1')
      for (let end = this.#text.indexOf('\r\n'); end >= 0; end = this.#text.indexOf('\r\n')) {
        const line = this.#text.slice(0, end)
        this.#text = this.#text.slice(end + 2)
        if (/^\d{3} /.test(line)) this.#arrived(line)
      }
    })
  }

  #arrived(line: string): void {
    const waiting = this.#waiting
    this.#waiting = null
    if (waiting === null) this.#replies.push(line)
    else waiting(line)
  }
}
