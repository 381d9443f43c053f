import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { onTestFinished } from 'vitest'
import { within } from '../wait-for.ts'

/** A client that can end the TLS of its control connection and go on in clear, as a client of CCC must. */
export class ClearingClient {
  readonly #plain: Socket
  #secured: TLSSocket | null = null
  #text = ''
  #wake: (() => void) | null = null
  #isClear = true
  #tunnel: Duplex | null = null
  /** What TLS writes at its end, to be sent in one packet with clear text. */
  #held: Buffer[] | null = null

  private constructor(plain: Socket) {
    this.#plain = plain
    plain.on('error', () => undefined)
    plain.on('data', (chunk) => {
      if (this.#isClear) this.#hear(chunk)
    })
    plain.on('close', () => this.#hear(Buffer.from('closed\r\n')))
    onTestFinished(() => void plain.destroy())
  }

  /** Connects, starts TLS of that version and logs in as demo. */
  static async logIn(port: number, version: 'TLSv1.2' | 'TLSv1.3', ca: string): Promise<ClearingClient> {
    const plain = connect(port, '127.0.0.1')
    await once(plain, 'connect')
    const client = new ClearingClient(plain)
    await client.expect('220')
    await client.ask('AUTH TLS', '234')
    await client.secure(version, ca)
    await client.ask('USER demo', '331')
    await client.ask('PASS secret', '230')
    return client
  }

  send(text: string): void {
    if (this.#isClear) this.#plain.write(text)
    else this.#secured?.write(text)
  }

  async ask(line: string, code: string): Promise<string> {
    this.send(`${line}\r\n`)
    return await this.expect(code)
  }

  /** The next line that is one reply; it must begin with the code. */
  async expect(code: string): Promise<string> {
    while (!this.#text.includes('\r\n')) {
      await within(`a reply ${code}`, new Promise<void>((resolve) => (this.#wake = resolve)))
    }
    const end = this.#text.indexOf('\r\n')
    const line = this.#text.slice(0, end)
    this.#text = this.#text.slice(end + 2)
    if (!line.startsWith(code)) throw new Error(`Expected ${code}, got ${line}`)
    return line
  }

  /** Waits for the server's close_notify, says its own and goes on in clear; `first` is sent in the same packet. */
  async clear(first = ''): Promise<void> {
    const secured = this.#secured
    if (secured === null) throw new Error('not encrypted')
    if (!secured.readableEnded) await within('the close_notify of the server', once(secured, 'end'))
    this.#isClear = true
    this.#secured = null
    const held: Buffer[] = []
    this.#held = held
    secured.end()
    await once(secured, 'finish')
    this.#held = null
    this.#plain.write(Buffer.concat([...held, Buffer.from(first)]))
  }

  /** The handshake alone. */
  async secure(version: 'TLSv1.2' | 'TLSv1.3', ca: string): Promise<void> {
    const plain = this.#plain
    this.#isClear = false
    const tunnel = new Duplex({
      read: () => undefined,
      write: (chunk: Buffer, _encoding, done) => {
        if (this.#held === null) plain.write(chunk, done)
        else {
          this.#held.push(chunk)
          done()
        }
      },
      final: (done) => done(),
    })
    plain.on('data', (chunk) => {
      if (!this.#isClear && this.#tunnel === tunnel) tunnel.push(chunk)
    })
    this.#tunnel = tunnel
    const versions = { minVersion: version, maxVersion: version }
    const secured = connectTls({ socket: tunnel, ca, checkServerIdentity: () => undefined, ...versions })
    secured.on('error', () => undefined)
    await within('a handshake', once(secured, 'secureConnect'))
    secured.on('data', (chunk: Buffer) => this.#hear(chunk))
    this.#secured = secured
  }

  #hear(chunk: Buffer): void {
    this.#text += chunk.toString('latin1')
    this.#wake?.()
  }
}
