import { once } from 'node:events'
import { type AddressInfo, createServer, isIPv6, Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { normalizeAddress } from '../../engine/host-door.ts'
import { answerMs } from './console-limits.ts'
import { ConsoleProblem } from './console-problem.ts'
import type { FtpLink } from './ftp-link.ts'

/** How data connections come about. */
export type DataMode = 'epsv' | 'pasv' | 'active'

/** A data connection that is prepared and not yet used. */
export interface PreparedData {
  /** The connection itself, encrypted where `isProtected`; called once, at the preliminary reply. */
  open(isProtected: boolean): Promise<Socket>
  close(): void
}

/** The port of a 227 or 229 reply; null in any other. */
export function passivePort({ code, message }: { code: number; message: string }): number | null {
  if (code === 229) {
    const match = /\(([!-~])\1\1(\d{1,5})\1\)/.exec(message)
    return match === null ? null : validPort(Number(match[2]))
  }
  if (code !== 227) return null
  const match = /(?<!\d)\d{1,3},\d{1,3},\d{1,3},\d{1,3},(\d{1,3}),(\d{1,3})/.exec(message)
  return match === null ? null : validPort(Number(match[1]) * 256 + Number(match[2]))
}

/** Prepares a data connection; null when the server refused, which is in the conversation. */
export async function prepareData(link: FtpLink, mode: DataMode): Promise<PreparedData | null> {
  if (mode === 'active') return prepareActive(link)
  const reply = await link.exchange(mode === 'epsv' ? 'EPSV' : 'PASV')
  const port = passivePort(reply)
  return port === null ? null : passiveTo(link, port)
}

/**
 * Connects to a port of the server. The address is that of the control connection, whatever a PASV reply says: behind
 * a router it names the router.
 */
export function passiveTo(link: FtpLink, port: number): PreparedData {
  const socket = new Socket()
  socket.on('error', () => undefined)
  const connected = new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('close', () => reject(new ConsoleProblem('The data connection could not be made.')))
    socket.setTimeout(answerMs, () => socket.destroy())
  })
  // Who never opens it must not end the program.
  connected.catch(() => undefined)
  socket.connect({ host: link.client.ftp.socket.remoteAddress ?? '', port })
  return {
    async open(isProtected) {
      await connected
      return isProtected ? encrypted(link, socket) : socket
    },
    close: () => void socket.destroy(),
  }
}

async function prepareActive(link: FtpLink): Promise<PreparedData | null> {
  const { localAddress = '127.0.0.1', remoteAddress = '' } = link.client.ftp.socket
  const address = normalizeAddress(localAddress)
  const server = createServer()
  const accepted = new Promise<Socket>((resolve, reject) => {
    server.on('connection', (socket) => {
      socket.on('error', () => undefined)
      // Anybody could guess the port: only the server itself may come.
      if (normalizeAddress(socket.remoteAddress ?? '') !== normalizeAddress(remoteAddress)) socket.destroy()
      else resolve(socket)
    })
    server.once('close', () => reject(new ConsoleProblem('The server did not connect.')))
  })
  accepted.catch(() => undefined)
  server.listen(0, address)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const close = (): void => {
    if (server.listening) server.close()
    accepted.then((socket) => socket.destroy()).catch(() => undefined)
  }
  try {
    const reply = await link.exchange(activeLine(address, port))
    if (reply.code >= 300) {
      close()
      return null
    }
  } catch (error) {
    close()
    throw error
  }
  return {
    async open(isProtected) {
      const socket = await accepted
      server.close()
      return isProtected ? encrypted(link, socket) : socket
    },
    close,
  }
}

/** EPRT (RFC 2428) for IPv6, PORT (RFC 959) for IPv4. */
function activeLine(address: string, port: number): string {
  if (isIPv6(address)) return `EPRT |2|${address}|${port}|`
  return `PORT ${address.replaceAll('.', ',')},${port >> 8},${port & 255}`
}

/** The client begins TLS in either mode (RFC 4217 §7), with the session of the control connection. */
async function encrypted(link: FtpLink, socket: Socket): Promise<Socket> {
  const { ftp } = link.client
  const session = ftp.tlsSessionStore
  const secure = connectTls({ ...ftp.tlsOptions, socket, ...(session === undefined ? {} : { session }) })
  // TLS 1.3 tickets serve once; the next data connection needs a fresh one.
  secure.on('session', (fresh) => {
    ftp.tlsSessionStore = fresh
  })
  const ended = new Promise<never>((_resolve, reject) => {
    secure.once('error', reject)
    secure.once('close', () => reject(new ConsoleProblem('The data connection was not encrypted.')))
  })
  ended.catch(() => undefined)
  secure.on('error', () => undefined)
  await Promise.race([once(secure, 'secureConnect'), ended])
  return secure
}

function validPort(port: number): number | null {
  return Number.isInteger(port) && port >= 1 && port <= 65_535 ? port : null
}
