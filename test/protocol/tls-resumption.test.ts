import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { describe, expect, it } from 'vitest'
import type { TlsResumption } from '../../app/main/engine/engine-options.ts'
import { secureClient } from '../helpers/ftp-client/data-connection.ts'
import type { RawFtpClient } from '../helpers/raw-ftp-client.ts'
import { type ServerSetUp, startServer, type TestServer } from '../helpers/start-server.ts'
import { tempTree } from '../helpers/temp-tree.ts'
import { testContent } from '../helpers/test-content.ts'

const tree = { a: testContent(50_000) }
const versions = ['TLSv1.2', 'TLSv1.3'] as const

interface Levels {
  readonly server: TlsResumption
  readonly listener?: TlsResumption
  readonly account?: TlsResumption
}

/** A server whose listener and account say this of resumption, and a client ready for private data. */
async function start(levels: Levels, tlsVersion: (typeof versions)[number] = 'TLSv1.3') {
  const folder = tempTree(tree).path
  const { account, listener } = levels
  const setUp: ServerSetUp = {
    accounts: [
      {
        name: 'demo',
        password: 'secret',
        mounts: [{ at: [], folder, preset: 'full' }],
        says: account === undefined ? {} : { tlsResumption: account },
      },
    ],
    options: {
      tlsResumption: levels.server,
      listeners: [
        {
          host: '127.0.0.1',
          port: 0,
          tls: 'optional',
          ...(listener === undefined ? {} : { resumption: listener }),
        },
      ],
    },
  }
  const server = await startServer(setUp)
  return { server, client: await securedClient(server, tlsVersion) }
}

async function securedClient(server: TestServer, tlsVersion: (typeof versions)[number]) {
  const client = await server.connect({ tlsVersion })
  await client.startTls()
  await client.logIn()
  await client.protect()
  return client
}

/** One download with this session offered, or with a full handshake; what came of it. */
async function download(client: RawFtpClient, session: Buffer | undefined) {
  const data = await (await client.prepareData()).open()
  await client.ask('RETR a', 150, 125)
  const tickets: Buffer[] = []
  await data.secure({ ...client.dataTls(), session, onSession: (ticket) => tickets.push(ticket) })
  const { isResumed } = data
  const read = await data.readAll().catch(() => Buffer.alloc(0))
  const { code } = await client.nextReply()
  return { code, isResumed, isWhole: read.equals(tree.a), tickets }
}

describe('a client that uses each ticket once (curl, FileZilla)', () => {
  it('finds a fresh one in every resumed data connection of TLS 1.3, as long as it goes on', async () => {
    const { client } = await start({ server: 'require' })
    let session = client.dataTls().session
    for (let round = 0; round < 8; round += 1) {
      const { code, isResumed, tickets } = await download(client, session)
      expect([code, isResumed], `round ${round}`).toEqual([226, true])
      session = tickets[0]
      expect(session, `round ${round}`).toBeDefined()
    }
  })
})

describe.each(versions)('resumption of data connections, %s', (version) => {
  // What a full and what a resuming client get; the last column is whether the session of the control connection counts.
  it.each<[Levels, fullCode: 226 | 522, isResumed: boolean]>([
    [{ server: 'prefer' }, 226, true],
    [{ server: 'off' }, 226, false],
    [{ server: 'require' }, 522, true],
    [{ server: 'prefer', listener: 'require' }, 522, true],
    [{ server: 'require', listener: 'prefer' }, 226, true],
    [{ server: 'require', listener: 'off' }, 226, false],
    [{ server: 'prefer', account: 'require' }, 522, true],
    [{ server: 'off', account: 'require' }, 522, true],
    [{ server: 'require', listener: 'require', account: 'prefer' }, 226, true],
    [{ server: 'require', listener: 'require', account: 'off' }, 226, false],
  ])('with %j answers a full handshake %i; resumed when offered: %s', async (levels, fullCode, isResumed) => {
    const { server, client } = await start(levels, version)
    const full = await download(client, undefined)
    expect([full.code, full.isResumed]).toEqual([fullCode, false])
    expect(full.isWhole).toBe(fullCode === 226)
    const offered = await download(client, client.dataTls().session)
    expect(offered).toMatchObject({ code: 226, isResumed, isWhole: true })
    const outcomes = server.events.of('transfer-ended').map(({ outcome }) => outcome)
    expect(outcomes[0]).toEqual(
      fullCode === 226 ? { kind: 'completed' } : { kind: 'failed', failure: 'tls-not-resumed' },
    )
  })
})

describe('a server whose lowest version is TLS 1.3', () => {
  it('refuses the handshake of a client that knows 1.2 only', async () => {
    const server = await startServer({ options: { tlsMinVersion: 'TLSv1.3' } })
    const client = await server.connect({ tlsVersion: 'TLSv1.2' })
    await client.ask('AUTH TLS', 234)
    await expect(client.secure()).rejects.toThrow()
    await server.events.waitFor('session-closed', ({ reason }) => reason === 'tls-failed')
    client.destroy()
    const modern = await securedClient(server, 'TLSv1.3')
    await modern.ask('PWD', 257)
  })
})

/** What the server has sent below TLS: the type of each record, then 'FIN'. */
class WireTap {
  readonly seen: (number | 'FIN')[] = []
  #rest: Buffer = Buffer.alloc(0)

  /** A stream for a TLS client on this socket. */
  above(socket: Socket): Duplex {
    const stream = new Duplex({
      read: () => undefined,
      write: (chunk: Buffer, _encoding, callback) => void socket.write(chunk, () => callback()),
      final: (callback) => void socket.end(() => callback()),
    })
    socket.on('data', (chunk: Buffer) => {
      this.#note(chunk)
      stream.push(chunk)
    })
    socket.on('end', () => {
      this.seen.push('FIN')
      stream.push(null)
    })
    return stream
  }

  #note(chunk: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, chunk])
    while (this.#rest.length >= 5 && this.#rest.length >= 5 + this.#rest.readUInt16BE(3)) {
      this.seen.push(this.#rest[0] ?? -1)
      this.#rest = this.#rest.subarray(5 + this.#rest.readUInt16BE(3))
    }
  }
}

describe('the end of a private download', () => {
  it('is close_notify on the data connection first and 226 after it', async () => {
    const { client } = await start({ server: 'prefer' }, 'TLSv1.2')
    const data = await (await client.prepareData()).open()
    await client.ask('RETR a', 150, 125)
    const tap = new WireTap()
    data.socket.allowHalfOpen = true
    const stream = await secureClient(tap.above(data.socket), client.dataTls())
    stream.allowHalfOpen = true
    const ended = new Promise((resolve) => stream.once('end', resolve))
    stream.resume()
    await ended
    // Only TLS 1.2 shows an alert for what it is (type 21); a FIN alone would be a truncated file to the client.
    expect(tap.seen.indexOf(21)).toBeGreaterThan(0)
    expect(tap.seen.slice(tap.seen.indexOf(21)).filter((type) => type === 23)).toEqual([])
    // The transfer is not over before the client has answered in kind: 226 is still to come.
    await client.ask('NOOP', 200)
    stream.end()
    data.socket.end()
    await client.expect(226)
  })
})
