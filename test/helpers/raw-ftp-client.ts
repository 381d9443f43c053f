import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { onTestFinished } from 'vitest'
import { ControlChannel } from './ftp-client/control-channel.ts'
import { type ClientTls, DataConnection } from './ftp-client/data-connection.ts'
import type { Reply } from './ftp-client/reply-stream.ts'
import { within } from './wait-for.ts'

export { DataConnection } from './ftp-client/data-connection.ts'

/** Where and how a client connects. */
export interface ClientTarget {
  readonly host: string
  readonly port: number
  /** TLS from the first byte. */
  readonly implicitTls?: boolean
  /** Certificate to trust, PEM. */
  readonly ca?: string
  /** Source address; other addresses of 127/8 are other peers. */
  readonly localAddress?: string
  readonly tlsVersion?: 'TLSv1.2' | 'TLSv1.3'
}

/** How data connections are made: the four commands of RFC 959 and RFC 2428. */
export type DataMode = 'PASV' | 'EPSV' | 'PORT' | 'EPRT'

/** A data connection prepared but not there yet. */
export interface PreparedData {
  /** Port the client connects to or listens on. */
  readonly port: number
  /** Makes (passive) or awaits (active) the TCP connection; TLS is started by `secure`. */
  open(): Promise<DataConnection>
}

/**
 * A client that does exactly what it is told, down to half a line, and believes nothing: each reply is checked for
 * its form, and every command must get exactly one final reply.
 */
export class RawFtpClient extends ControlChannel {
  readonly #target: ClientTarget
  #tlsSession: Buffer | undefined
  /** Whether data connections are encrypted; set by `protect`. */
  isPrivate = false
  /** How `receive` and `transmit` make data connections. */
  dataMode: DataMode

  private constructor(target: ClientTarget, socket: Socket) {
    super(socket)
    this.#target = target
    this.dataMode = target.host.includes(':') ? 'EPSV' : 'PASV'
  }

  /** Connects without waiting for the greeting. */
  static async dial(target: ClientTarget): Promise<RawFtpClient> {
    const { host, port, localAddress } = target
    const plain = connect({ host, port, ...(localAddress === undefined ? {} : { localAddress }) })
    plain.setNoDelay(true)
    await within('a control connection', once(plain, 'connect'))
    const client = new RawFtpClient(target, plain)
    onTestFinished(() => client.finish())
    if (target.implicitTls) await client.secure()
    else client.listen()
    return client
  }

  /** Connects and reads the greeting. */
  static async connect(target: ClientTarget): Promise<RawFtpClient> {
    const client = await RawFtpClient.dial(target)
    await client.expect(220)
    return client
  }

  /** USER and PASS, then TYPE I as nearly every client does: what a session begins with is text (RFC 959 §5.1). */
  async logIn(userName = 'demo', password = 'secret'): Promise<void> {
    await this.ask(`USER ${userName}`, 331)
    await this.ask(`PASS ${password}`, 230)
    await this.ask('TYPE I', 200)
  }

  // ── TLS ──

  /** AUTH TLS and the handshake. */
  async startTls(): Promise<void> {
    await this.ask('AUTH TLS', 234)
    await this.secure()
  }

  /** AUTH TLS with the ClientHello glued to it, as a client may that trusts the answer. */
  async startTlsInOnePacket(): Promise<void> {
    await this.upgradeInOnePacket(this.dataTls())
  }

  /** PBSZ 0 and PROT P: data connections are encrypted from now on. */
  async protect(): Promise<void> {
    await this.ask('PBSZ 0', 200)
    await this.ask('PROT P', 200)
    this.isPrivate = true
  }

  /** The handshake alone, on the connection as it is. */
  async secure(): Promise<void> {
    await this.upgrade(this.dataTls())
  }

  /** TLS settings of a data connection: the newest session of this client, so that it is resumed. */
  dataTls(): ClientTls {
    const { ca, tlsVersion } = this.#target
    return {
      ca: ca ?? '',
      session: this.#tlsSession,
      ...(tlsVersion === undefined ? {} : { version: tlsVersion }),
      onSession: (session) => {
        this.#tlsSession = session
      },
    }
  }

  /** The TLS connection, for what is negotiated. */
  get tlsSocket(): TLSSocket {
    return this.socket as TLSSocket
  }

  // ── Data connections ──

  /** Sends PASV, EPSV, PORT or EPRT. */
  async prepareData(mode: DataMode = this.dataMode): Promise<PreparedData> {
    if (mode === 'PASV' || mode === 'EPSV') {
      const port = mode === 'PASV' ? await this.pasv() : await this.epsv()
      return { port, open: () => this.connectData(port) }
    }
    const listener = createServer().listen(0, this.#target.localAddress ?? this.#target.host)
    onTestFinished(() => void listener.close())
    await once(listener, 'listening')
    const { port } = listener.address() as { port: number }
    const arrived = once(listener, 'connection') as Promise<[Socket]>
    arrived.catch(() => undefined)
    await this.ask(`${mode} ${this.activeArgument(mode, port)}`, 200)
    return { port, open: () => acceptOne(listener, arrived) }
  }

  /** The argument that names a port of this client. */
  activeArgument(
    mode: 'PORT' | 'EPRT',
    port: number,
    host = this.#target.localAddress ?? this.#target.host,
  ): string {
    if (mode === 'EPRT') return `|${host.includes(':') ? 2 : 1}|${host}|${port}|`
    return `${host.replaceAll('.', ',')},${port >> 8},${port & 0xff}`
  }

  /** PASV; the port it offers. The address must be the one this client is connected to. */
  async pasv(): Promise<number> {
    const { text } = await this.ask('PASV', 227)
    const numbers = /\((\d+),(\d+),(\d+),(\d+),(\d+),(\d+)\)/.exec(text)?.slice(1).map(Number)
    if (numbers === undefined) throw new Error(`No address in: ${text}`)
    const host = numbers.slice(0, 4).join('.')
    if (host !== this.#target.host) throw new Error(`PASV offers ${host} to a client of ${this.#target.host}`)
    return (numbers[4] ?? 0) * 256 + (numbers[5] ?? 0)
  }

  /** EPSV; the port it offers. */
  async epsv(): Promise<number> {
    const { text } = await this.ask('EPSV', 229)
    const port = /\(\|\|\|(\d+)\|\)/.exec(text)?.[1]
    if (port === undefined) throw new Error(`No port in: ${text}`)
    return Number(port)
  }

  /** Connects to an offered port, without TLS yet. */
  async connectData(port: number, localAddress = this.#target.localAddress): Promise<DataConnection> {
    const { host } = this.#target
    const socket = connect({ host, port, ...(localAddress === undefined ? {} : { localAddress }) })
    onTestFinished(() => void socket.destroy())
    await within('a passive data connection', once(socket, 'connect'))
    return new DataConnection(socket)
  }

  /** Runs a command that sends data; the content, after 226 or 250. */
  async receive(line: string, mode: DataMode = this.dataMode): Promise<Buffer> {
    const connection = await this.begin(line, mode)
    const content = await connection.readAll()
    await this.expect(226, 250)
    return content
  }

  /** Runs a command that takes data; the final reply, which must be 226 or 250. */
  async transmit(line: string, content: Uint8Array | string, mode: DataMode = this.dataMode): Promise<Reply> {
    const connection = await this.begin(line, mode)
    await connection.send(content)
    return await this.expect(226, 250)
  }

  /** Prepares data, sends a transfer command, reads 150 or 125; the open and, if private, encrypted connection. */
  async begin(line: string, mode: DataMode = this.dataMode): Promise<DataConnection> {
    const prepared = await this.prepareData(mode)
    const isPassive = mode === 'PASV' || mode === 'EPSV'
    const early = isPassive ? await prepared.open() : null
    await this.ask(line, 150, 125)
    const connection = early ?? (await prepared.open())
    if (this.isPrivate) await connection.secure(this.dataTls())
    return connection
  }
}

async function acceptOne(listener: Server, arrived: Promise<[Socket]>): Promise<DataConnection> {
  const [socket] = await within('an active data connection', arrived)
  listener.close()
  onTestFinished(() => void socket.destroy())
  return new DataConnection(socket)
}
