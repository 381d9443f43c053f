import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startServer } from '../helpers/start-server.ts'
import { testContent } from '../helpers/test-content.ts'

const tree = { a: testContent(300_000) }

describe.each(['TLSv1.2', 'TLSv1.3'] as const)('explicit TLS with %s', (tlsVersion) => {
  it('secures control and data, and resumes the control session on every data connection', async () => {
    const server = await startServer({ tree })
    const client = await server.connect({ tlsVersion })
    await client.startTls()
    expect(client.tlsSocket.getProtocol()).toBe(tlsVersion)
    await client.logIn()
    await client.protect()
    for (let round = 0; round < 3; round += 1) {
      const data = await client.begin('RETR a')
      expect(data.isResumed).toBe(true)
      expect((await data.readAll()).equals(tree.a)).toBe(true)
      await client.expect(226)
    }
    const secured = server.events.of('session-secured')
    expect(secured.map(({ tls }) => tls.protocol)).toEqual([tlsVersion])
    expect(server.events.of('transfer-started').every(({ isEncrypted }) => isEncrypted)).toBe(true)
  })
})

describe('a listing over TLS 1.3', () => {
  it('brings its tickets before its close_notify, however short it is', async () => {
    const client = await (await startServer({ tree: { a: 'x' } })).connect({ tlsVersion: 'TLSv1.3' })
    await client.startTls()
    await client.logIn()
    await client.protect()
    for (const line of ['NLST', 'LIST', 'MLSD']) {
      const data = await (await client.prepareData()).open()
      await client.ask(line, 150, 125)
      let tickets = 0
      // Like ftplib, which does not resume: Node renews no ticket that was just used.
      await data.secure({ ...client.dataTls(), session: undefined, onSession: () => (tickets += 1) })
      expect((await data.readAll()).length).toBeGreaterThan(0)
      await client.expect(226)
      expect(tickets, line).toBeGreaterThan(0)
    }
  })
})

describe('AUTH', () => {
  it.each(['TLS', 'SSL', 'TLS-C', 'TLS-P', 'tls'])('%s is answered 234', async (mechanism) => {
    const client = await (await startServer()).connect()
    await client.ask(`AUTH ${mechanism}`, 234)
    await client.secure()
    await client.logIn()
  })

  it('of another mechanism is 504', async () => {
    const client = await (await startServer()).connect()
    await client.ask('AUTH KERBEROS_V4', 504)
  })

  it('a second time is 503', async () => {
    const client = await (await startServer()).connect()
    await client.startTls()
    await client.ask('AUTH TLS', 503)
  })

  it('drops the login (RFC 4217 §4.2)', async () => {
    const client = await (await startServer()).logIn()
    await client.startTls()
    await client.ask('PWD', 530)
    await client.logIn()
  })

  it('is 502 where TLS is off, and FEAT does not offer it', async () => {
    const client = await (await startServer({ tls: 'off' })).connect()
    await client.ask('AUTH TLS', 502, 500, 534)
    expect((await client.ask('FEAT', 211)).text).not.toContain('AUTH')
  })

  it('is 503 on an implicit TLS connection', async () => {
    const client = await (await startServer({ tls: 'implicit' })).connect()
    await client.ask('AUTH TLS', 503)
  })
})

describe('PBSZ and PROT', () => {
  it('are 503 in clear and out of order', async () => {
    const client = await (await startServer()).logIn()
    await client.ask('PBSZ 0', 503)
    await client.ask('PROT P', 503)
    await client.startTls()
    await client.ask('PROT P', 503)
    expect((await client.ask('PBSZ 65536', 200)).text).toContain('PBSZ=0')
    await client.ask('PROT P', 200)
  })

  it('know C and P, refuse E and S with 536 and others with 504', async () => {
    const client = await (await startServer()).connect()
    await client.startTls()
    await client.ask('PBSZ 0', 200)
    await client.ask('PROT E', 536)
    await client.ask('PROT S', 536)
    await client.ask('PROT X', 504)
    await client.ask('PROT C', 200)
    await client.ask('PROT P', 200)
  })

  it('PROT C gives clear data on a TLS control connection', async () => {
    const server = await startServer({ tree })
    const client = await server.connect()
    await client.startTls()
    await client.logIn()
    await client.protect()
    await client.ask('PROT C', 200)
    client.isPrivate = false
    expect((await client.receive('RETR a')).equals(tree.a)).toBe(true)
    expect(server.events.of('transfer-started')).toMatchObject([{ isEncrypted: false }])
  })

  it('are in FEAT, before and after login', async () => {
    const client = await (await startServer()).connect()
    const { lines } = await client.ask('FEAT', 211)
    expect(lines.filter((line) => /^ AUTH TLS\b/.test(line))).toHaveLength(1)
    expect(lines).toContain(' PBSZ')
    expect(lines).toContain(' PROT')
    expect(lines).toContain(' UTF8')
  })
})

describe('implicit TLS', () => {
  it('has private data without PROT, as its clients expect', async () => {
    const server = await startServer({ tls: 'implicit', tree })
    const client = await server.logIn()
    client.isPrivate = true
    expect((await client.receive('RETR a')).equals(tree.a)).toBe(true)
  })
})

describe('resumption', () => {
  it('"require" answers 522 to a data connection with a full handshake and serves a resumed one', async () => {
    const server = await startServer({ tree, options: { tlsResumption: 'require' } })
    const client = await server.connect()
    await client.startTls()
    await client.logIn()
    await client.protect()
    expect((await client.receive('RETR a')).equals(tree.a)).toBe(true)
    const data = await (await client.prepareData()).open()
    await client.ask('RETR a', 150, 125)
    await data.secure({ ...client.dataTls(), session: undefined })
    await data.closed()
    await client.expect(522)
    const [, refused] = server.events.of('transfer-ended')
    expect(refused?.outcome).toEqual({ kind: 'failed', failure: 'tls-not-resumed' })
  })

  it('"require" does not take a session of another control connection', async () => {
    const server = await startServer({ tree, options: { tlsResumption: 'require' } })
    const [mine, other] = [await server.connect(), await server.connect()]
    for (const client of [mine, other]) {
      await client.startTls()
      await client.logIn()
      await client.protect()
    }
    const data = await (await mine.prepareData()).open()
    await mine.ask('RETR a', 150, 125)
    await data.secure(other.dataTls()).catch(() => undefined)
    await data.closed()
    await mine.expect(522)
  })

  it.each(['off', 'prefer'] as const)('"%s" serves a client that cannot resume', async (tlsResumption) => {
    const server = await startServer({ tree, options: { tlsResumption } })
    const client = await server.connect()
    await client.startTls()
    await client.logIn()
    await client.protect()
    const data = await (await client.prepareData()).open()
    await client.ask('RETR a', 150, 125)
    await data.secure({ ...client.dataTls(), session: undefined })
    expect((await data.readAll()).equals(tree.a)).toBe(true)
    await client.expect(226)
  })
})

describe('a failed handshake', () => {
  it('on the control connection ends the session and nothing else', async () => {
    const server = await startServer({ tree })
    const client = await server.connect()
    await client.ask('AUTH TLS', 234)
    client.sendRaw('this is no ClientHello, whatever else it may be\r\n', null)
    client.socket.removeAllListeners('data').resume()
    await server.events.waitFor('session-closed', ({ reason }) => reason === 'tls-failed')
    client.destroy()
    expect((await (await server.logIn()).receive('RETR a')).equals(tree.a)).toBe(true)
  })

  it('on the data connection is 522 and the session goes on', async () => {
    const server = await startServer({ tree })
    const client = await server.connect()
    await client.startTls()
    await client.logIn()
    await client.protect()
    const data = await (await client.prepareData()).open()
    await client.ask('RETR a', 150, 125)
    await data.write('GET / HTTP/1.1\r\n\r\n')
    await data.closed()
    await client.expect(522)
    expect((await client.receive('RETR a')).equals(tree.a)).toBe(true)
  })
})

describe('a record that was changed on the way', () => {
  it('ends the session at once, as nothing after it can be read', async () => {
    const server = await startServer({ tree })
    const upstream = connect(server.target.port, server.target.host)
    const onTheWay = createServer((client) => {
      client.on('error', () => undefined)
      client.pipe(upstream).pipe(client)
    }).listen(0, '127.0.0.1')
    onTestFinished(() => {
      upstream.destroy()
      onTheWay.close()
    })
    await once(onTheWay, 'listening')
    const { port } = onTheWay.address() as AddressInfo
    const client = await server.connect({ port })
    await client.startTls()
    await client.ask('NOOP', 200)
    // Application data of TLS 1.2 and 1.3 that no key has made.
    upstream.write(Buffer.concat([Buffer.from([0x17, 0x03, 0x03, 0x00, 0x20]), Buffer.alloc(32, 'x')]))
    await server.events.waitFor('session-closed')
    client.destroy()
  })
})
