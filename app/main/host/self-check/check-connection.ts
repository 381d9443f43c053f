import { randomBytes } from 'node:crypto'
import { Readable, Writable } from 'node:stream'
import { TLSSocket } from 'node:tls'
import { Client } from 'basic-ftp'
import type { OwnLogin } from '../accounts/own-logins.ts'

/** Where and how to connect. */
export interface CheckTarget {
  readonly host: string
  readonly port: number
  readonly tls: 'off' | 'explicit' | 'implicit'
  readonly login: OwnLogin
  /** SHA-256 fingerprint of the certificate that is to be shown; null does not look. */
  readonly fingerprint: string | null
}

/** How far the client came. */
export interface CheckOutcome {
  /** The first step that failed; null when all went well. */
  readonly failed: 'connect' | 'encryption' | 'sign-in' | 'transfer' | 'content' | null
  readonly error: string | null
  /** For example 'TLSv1.3'; null in clear. */
  readonly tlsProtocol: string | null
  /** Null in clear, and when no data connection was made. */
  readonly isResumed: boolean | null
}

/** Long enough for a busy computer, short enough for somebody who waits. */
const stepTimeoutMs = 5_000
const contentBytes = 64 * 1024

/**
 * Goes the whole way of a client: connects, encrypts, signs in, uploads, lists and downloads through passive data
 * connections, and compares what came back. Never throws.
 */
export async function checkConnection(target: CheckTarget): Promise<CheckOutcome> {
  const client = new Client(stepTimeoutMs)
  let failed: CheckOutcome['failed'] = 'connect'
  let tlsProtocol: string | null = null
  let isResumed: boolean | null = null
  try {
    // Self-made certificates are trusted by comparing the fingerprint, as people do.
    const tlsOptions = { rejectUnauthorized: false, host: target.host }
    if (target.tls === 'implicit') await client.connectImplicitTLS(target.host, target.port, tlsOptions)
    else await client.connect(target.host, target.port)
    failed = 'encryption'
    if (target.tls === 'explicit') await client.useTLS(tlsOptions)
    tlsProtocol = lookAtTls(client, target)
    failed = 'sign-in'
    await client.login(target.login.userName, target.login.password)
    await client.send('TYPE I')
    if (tlsProtocol !== null) {
      await client.send('PBSZ 0')
      await client.send('PROT P')
    }
    failed = 'transfer'
    const content = randomBytes(contentBytes)
    isResumed = await resumedWhile(client, () =>
      client.uploadFrom(Readable.from([content], { objectMode: false }), 'check.bin'),
    )
    const listed = await client.list()
    const back = await download(client, 'check.bin')
    failed = 'content'
    const isListed = listed.some(({ name, size }) => name === 'check.bin' && size === content.length)
    if (!isListed || !back.equals(content)) throw new Error('what came back differs from what was sent')
    await client.send('QUIT').catch(() => undefined)
    failed = null
    return { failed, error: null, tlsProtocol, isResumed }
  } catch (error) {
    return { failed, error: error instanceof Error ? error.message : String(error), tlsProtocol, isResumed }
  } finally {
    client.close()
  }
}

function lookAtTls(client: Client, { tls, fingerprint }: CheckTarget): string | null {
  if (tls === 'off') return null
  const { socket } = client.ftp
  if (!(socket instanceof TLSSocket)) throw new Error('the connection is not encrypted')
  if (fingerprint !== null && socket.getPeerCertificate().fingerprint256 !== fingerprint) {
    throw new Error('another certificate was shown than the one in use')
  }
  return socket.getProtocol()
}

/** Runs a transfer and tells whether its TLS session was resumed: the data socket is known only while it is there. */
async function resumedWhile(client: Client, transfer: () => Promise<unknown>): Promise<boolean | null> {
  let isResumed: boolean | null = null
  const { prepareTransfer } = client
  client.prepareTransfer = async (context) => {
    const reply = await prepareTransfer(context)
    const { dataSocket } = context
    if (dataSocket instanceof TLSSocket) {
      dataSocket.once('secureConnect', () => {
        isResumed = dataSocket.isSessionReused()
      })
    }
    return reply
  }
  await transfer()
  client.prepareTransfer = prepareTransfer
  return isResumed
}

async function download(client: Client, name: string): Promise<Buffer> {
  const parts: Buffer[] = []
  await client.downloadTo(
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        parts.push(chunk)
        done()
      },
    }),
    name,
  )
  return Buffer.concat(parts)
}
