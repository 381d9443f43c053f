import { createHash } from 'node:crypto'
import { connect as connectPlain, createServer, type Socket } from 'node:net'
import { connect as connectTls, createSecureContext, type SecureVersion, type TLSSocket } from 'node:tls'
import { onTestFinished } from 'vitest'
import type {
  DataEndpoint,
  DataPlane,
  DataTls,
  TransferEnd,
  TransferJob,
} from '../../../app/main/engine/data/data-plane.ts'
import {
  createInProcessPlane,
  type InProcessPlaneOptions,
} from '../../../app/main/engine/data/in-process-plane.ts'
import { testCertificate } from '../test-certificate.ts'

/** Length and hash of some bytes: Vitest takes seconds to compare megabytes one by one. */
export function digest(bytes: Uint8Array): string {
  return `${bytes.length} bytes, ${createHash('sha256').update(bytes).digest('hex')}`
}

/** Facts of a job that no test of contents cares about. */
export const jobBase = {
  tls: null,
  stallTimeoutMs: 10_000,
  representation: 'image',
  compression: null,
  throttle: null,
} as const

/** A plane that is closed, and proven to be empty, when the test has ended. */
export function startPlane(options: InProcessPlaneOptions = { passivePorts: null }): DataPlane {
  const plane = createInProcessPlane(options)
  onTestFinished(() => plane.close())
  return plane
}

/** A passive endpoint for a client on `host`. */
export function listen(
  plane: DataPlane,
  host = '127.0.0.1',
  connectTimeoutMs = 8_000,
): Promise<DataEndpoint> {
  return plane.listen({ localAddress: host, peerAddress: host, connectTimeoutMs })
}

/** Connects a client; half-open, so that the test and not Node says when its side ends. Errors are swallowed. */
export function dial(port: number, host = '127.0.0.1', localAddress = host): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connectPlain({ port, host, localAddress, allowHalfOpen: true })
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.off('error', reject)
      socket.on('error', () => undefined)
      resolve(socket)
    })
    onTestFinished(() => {
      socket.destroy()
    })
  })
}

/** The server side's TLS with the test certificate. */
export async function serverTls(
  resumption: DataTls['resumption'] = 'prefer',
  maxVersion?: SecureVersion,
): Promise<DataTls> {
  const { certificatePem, privateKeyPem } = await testCertificate()
  const secureContext = createSecureContext({
    cert: certificatePem,
    key: privateKeyPem,
    ...(maxVersion === undefined ? {} : { maxVersion }),
  })
  return { secureContext, resumption }
}

/** Puts the client's side of TLS on a connection; resolves after the handshake. */
export function secure(socket: Socket, session?: Buffer): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const stream = connectTls({ socket, rejectUnauthorized: false, ...(session ? { session } : {}) })
    stream.once('error', reject)
    stream.once('secureConnect', () => {
      stream.off('error', reject)
      stream.on('error', () => undefined)
      resolve(stream)
    })
  })
}

/** A way for data connections to come about, and what runs on them. */
export interface Route {
  readonly title: string
  readonly mode: 'passive' | 'active'
  readonly host: string
  readonly tls: SecureVersion | null
}

/** The routes that every content test takes. */
export const routes: readonly Route[] = [
  { title: 'passive, plain', mode: 'passive', host: '127.0.0.1', tls: null },
  { title: 'active, plain', mode: 'active', host: '127.0.0.1', tls: null },
  { title: 'passive on IPv6, plain', mode: 'passive', host: '::1', tls: null },
  { title: 'passive, TLS 1.3', mode: 'passive', host: '127.0.0.1', tls: 'TLSv1.3' },
  { title: 'active, TLS 1.2', mode: 'active', host: '127.0.0.1', tls: 'TLSv1.2' },
]

/** An endpoint whose connection exists, and the client's end of it. */
export interface Connected {
  readonly endpoint: DataEndpoint
  readonly client: Socket
  readonly tls: DataTls | null
  /** The client's stream to read and write; with TLS the handshake must be under way on the other side. */
  stream(): Promise<Socket>
}

/** Makes a data connection as the route says. */
export async function connectBy(route: Route, plane: DataPlane): Promise<Connected> {
  const { endpoint, client } = await (route.mode === 'passive' ? passive : active)(plane, route.host)
  const tls = route.tls === null ? null : await serverTls('prefer', route.tls)
  return { endpoint, client, tls, stream: async () => (tls === null ? client : secure(client)) }
}

async function passive(plane: DataPlane, host: string) {
  const endpoint = await listen(plane, host)
  const client = await dial(endpoint.localPort, host)
  await endpoint.open()
  return { endpoint, client }
}

async function active(plane: DataPlane, host: string) {
  const server = createServer({ allowHalfOpen: true })
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  onTestFinished(() => {
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The client does not listen')
  const accepted = new Promise<Socket>((resolve) => server.once('connection', resolve))
  const peer = { localAddress: host, peerAddress: host, peerPort: address.port }
  const endpoint = plane.connect({ ...peer, connectTimeoutMs: 8_000 })
  await endpoint.open()
  const client = await accepted
  client.on('error', () => undefined)
  onTestFinished(() => {
    client.destroy()
  })
  return { endpoint, client }
}

/** Everything until the end of the stream; then the client ends its own side, as FTP clients do. */
export async function receiveAll(stream: Socket): Promise<Buffer> {
  const chunks: Buffer[] = []
  await new Promise<void>((resolve, reject) => {
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.once('end', resolve)
    stream.once('error', reject)
    stream.once('close', () => reject(new Error('closed before the end of the stream')))
  })
  stream.end()
  return Buffer.concat(chunks)
}

/** Runs a job from start to end with a client that does its part. */
export async function runJob<T>(
  connected: Connected,
  job: TransferJob,
  client: (stream: Socket) => Promise<T>,
): Promise<{ readonly end: TransferEnd; readonly received: T }> {
  const running = connected.endpoint.start({ ...job, tls: connected.tls })
  const [received, end] = await Promise.all([connected.stream().then(client), running.done])
  return { end, received }
}
