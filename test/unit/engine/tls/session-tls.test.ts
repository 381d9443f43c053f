import { constants } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { connect as connectPlain, createServer } from 'node:net'
import type { ConnectionOptions, SecureVersion } from 'node:tls'
import { connect } from 'node:tls'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { TlsIdentity } from '../../../../app/main/engine/engine-options.ts'
import { generateCertificate } from '../../../../app/main/engine/tls/certificate.ts'
import type { SessionTls } from '../../../../app/main/engine/tls/session-tls.ts'
import { createSessionTls } from '../../../../app/main/engine/tls/session-tls.ts'

let identity: TlsIdentity
const closers: (() => void)[] = []

beforeAll(async () => {
  const names = { dnsNames: ['localhost'], ipAddresses: ['127.0.0.1'] }
  identity = await generateCertificate({ commonName: 'test', ...names, days: 30 })
})

afterEach(() => {
  for (const close of closers.splice(0)) close()
})

const tlsFor = (minVersion: 'TLSv1.2' | 'TLSv1.3' = 'TLSv1.2') => createSessionTls(identity, minVersion)

interface Meeting {
  /** As the server saw it when the handshake was done; a closed socket no longer knows. */
  readonly isReused: boolean
  readonly alpn: string | false | null
  /** What the client got to resume with next time. */
  readonly ticket: Buffer | undefined
  /** The ticket within, as it was on the wire; known in TLS 1.2 only. */
  readonly rawTicket: Buffer | undefined
}

/** One connection through a session's TLS: a handshake, a word each way, a clean end. */
async function meet(sessionTls: SessionTls, options: ConnectionOptions = {}): Promise<Meeting> {
  const listener = createServer().listen(0, '127.0.0.1')
  closers.push(() => listener.close())
  await once(listener, 'listening')
  const { port } = listener.address() as AddressInfo
  const accepted = once(listener, 'connection') as Promise<[Socket]>
  const client = connect({ port, host: '127.0.0.1', ca: identity.certificatePem, ...options })
  closers.push(() => client.destroy())
  let ticket: Buffer | undefined
  let rawTicket: Buffer | undefined
  client.on('session', (session) => {
    ticket = session
  })
  // A client of Node hears of no ticket of a resumed TLS 1.2 handshake, but keeps it.
  client.on('data', () => {
    if (client.getProtocol() !== 'TLSv1.2') return
    ticket = client.getSession()
    rawTicket = client.getTLSTicket()
  })
  // Both ends may fail; each is waited for, so that no rejection is left alone.
  const clientDone = new Promise<void>((resolve, reject) => {
    client.on('error', reject)
    client.on('data', () => client.end())
    client.on('close', () => resolve())
  })
  const server = sessionTls.upgrade((await accepted)[0])
  let facts = { isReused: false, alpn: null as Meeting['alpn'] }
  const serverDone = new Promise<void>((resolve, reject) => {
    server.on('error', reject)
    server.on('secure', () => {
      facts = { isReused: server.isSessionReused(), alpn: server.alpnProtocol }
      server.write('220 hello\r\n')
    })
    server.on('end', () => server.end())
    server.on('close', () => resolve())
  })
  server.resume()
  const [byServer, byClient] = await Promise.allSettled([serverDone, clientDone])
  if (byServer.status === 'rejected') throw byServer.reason
  if (byClient.status === 'rejected') throw byClient.reason
  return { ...facts, ticket, rawTicket }
}

const onlyVersion = (version: SecureVersion) => ({ minVersion: version, maxVersion: version })

describe.each<SecureVersion>(['TLSv1.2', 'TLSv1.3'])('session TLS over %s', (version) => {
  it('resumes a second connection of the same session', async () => {
    const session = tlsFor()
    const first = await meet(session, onlyVersion(version))
    expect(first.isReused).toBe(false)
    const second = await meet(session, { ...onlyVersion(version), session: first.ticket! })
    expect(second.isReused).toBe(true)
  })

  it('does not resume what another session handed out', async () => {
    const first = await meet(tlsFor(), onlyVersion(version))
    const second = await meet(tlsFor(), { ...onlyVersion(version), session: first.ticket! })
    expect(second.isReused).toBe(false)
  })

  it('gives a new ticket with every handshake, resumed ones too, for clients that use each once', async () => {
    const session = tlsFor()
    const used = new Set<string>()
    let { ticket } = await meet(session, onlyVersion(version))
    for (let connection = 0; connection < 4; connection += 1) {
      if (ticket === undefined) throw new Error('No ticket came')
      used.add(ticket.toString('base64'))
      const meeting = await meet(session, { ...onlyVersion(version), session: ticket })
      expect(meeting.isReused).toBe(true)
      ticket = meeting.ticket
    }
    expect(used.size).toBe(4)
  })
})

describe('session TLS', () => {
  it('resumes by session id in TLS 1.2 where the client takes no tickets, as curl does not', async () => {
    const session = tlsFor()
    const ticketless = { ...onlyVersion('TLSv1.2'), secureOptions: constants.SSL_OP_NO_TICKET }
    const first = await meet(session, ticketless)
    expect(first.rawTicket).toBeUndefined()
    for (let connection = 0; connection < 3; connection += 1) {
      expect((await meet(session, { ...ticketless, session: first.ticket! })).isReused).toBe(true)
    }
    expect((await meet(tlsFor(), { ...ticketless, session: first.ticket! })).isReused).toBe(false)
  })

  it('draws an IV for each ticket, whatever lay in the memory it was given', async () => {
    const session = tlsFor()
    const tickets: Buffer[] = []
    for (let connection = 0; connection < 8; connection += 1) {
      const { rawTicket } = await meet(session, onlyVersion('TLSv1.2'))
      if (rawTicket !== undefined) tickets.push(rawTicket)
    }
    // RFC 5077 §4: 16 bytes that name the key, then 16 of IV.
    const partOf = (from: number, to: number) =>
      new Set(tickets.map((ticket) => ticket.toString('hex', from, to)))
    expect(partOf(0, 16).size).toBe(1)
    for (let from = 16; from < 32; from += 4) expect(partOf(from, from + 4).size).toBe(8)
  })

  it('says version and cipher', async () => {
    const session = tlsFor()
    const listener = createServer().listen(0, '127.0.0.1')
    closers.push(() => listener.close())
    await once(listener, 'listening')
    const accepted = once(listener, 'connection') as Promise<[Socket]>
    const { port } = listener.address() as AddressInfo
    const client = connect({ port, host: '127.0.0.1', ca: identity.certificatePem })
    closers.push(() => client.destroy())
    const server = session.upgrade((await accepted)[0])
    closers.push(() => server.destroy())
    await Promise.all([once(server, 'secure'), once(client, 'secureConnect')])
    expect(session.facts(server)).toEqual({
      protocol: 'TLSv1.3',
      cipher: expect.stringMatching(/^TLS_.*_SHA\d+$/),
      isResumed: false,
    })
  })

  it('gives data connections its own context', () => {
    const session = tlsFor()
    const { secureContext, resumption } = session.dataTls('require', 'download')
    expect(resumption).toBe('require')
    expect(session.dataTls('prefer', 'download').secureContext).toBe(secureContext)
    expect(tlsFor().dataTls('prefer', 'download').secureContext).not.toBe(secureContext)
    expect(session.dataTls('off', 'download').secureContext).not.toBe(secureContext)
    expect(session.dataTls('off', 'download').secureContext).toBe(
      session.dataTls('off', 'download').secureContext,
    )
  })

  it.each([
    ['no protocol name', undefined, false],
    ['ftp', ['ftp'], 'ftp'],
    ['x-filezilla-ftp', ['x-filezilla-ftp'], 'x-filezilla-ftp'],
    ['both', ['x-filezilla-ftp', 'ftp'], 'ftp'],
  ])('serves a client that offers %s in ALPN', async (_title, offered, expected) => {
    const options = offered === undefined ? {} : { ALPNProtocols: offered }
    expect((await meet(tlsFor(), options)).alpn).toBe(expected)
  })

  it('refuses a client that speaks only HTTP over ALPN', async () => {
    await expect(meet(tlsFor(), { ALPNProtocols: ['h2', 'http/1.1'] })).rejects.toMatchObject({
      code: 'ERR_SSL_NO_APPLICATION_PROTOCOL',
    })
  })

  it('refuses versions below the least', async () => {
    await expect(meet(tlsFor('TLSv1.3'), onlyVersion('TLSv1.2'))).rejects.toMatchObject({
      code: 'ERR_SSL_UNSUPPORTED_PROTOCOL',
    })
  })

  it('survives a client that sends no TLS at all', async () => {
    const listener = createServer().listen(0, '127.0.0.1')
    closers.push(() => listener.close())
    await once(listener, 'listening')
    const { port } = listener.address() as AddressInfo
    const client = connectPlain(port, '127.0.0.1', () => client.write('USER anonymous\r\n'))
    closers.push(() => client.destroy())
    const [socket] = (await once(listener, 'connection')) as [Socket]
    const server = tlsFor().upgrade(socket)
    const [error] = await new Promise<unknown[]>((resolve) =>
      server.once('error', (...args) => resolve(args)),
    )
    expect(error).toMatchObject({ code: expect.stringMatching(/^ERR_SSL_/) })
    if (!server.closed) await once(server, 'close')
    expect(socket.destroyed).toBe(true)
  })
})
