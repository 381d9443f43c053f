import { describe, expect, it } from 'vitest'
import { startWired, wireSetUps } from '../helpers/set-ups.ts'
import { startServer } from '../helpers/start-server.ts'
import { testContent } from '../helpers/test-content.ts'

const sizes = [0, 1, 2, 4095, 65_535, 65_536, 65_537, 1_048_576, 1_048_577, 3_333_333]

describe.each(wireSetUps)('STOR over $name', (wire) => {
  it('stores files of every awkward size exactly', async () => {
    const { server, client } = await startWired(wire)
    for (const size of sizes) {
      const content = testContent(size, size)
      await client.transmit(`STOR ${size}.bin`, content)
      expect(server.tree.read(`${size}.bin`).equals(content), `${size} bytes`).toBe(true)
    }
    expect(server.tree.names()).toEqual(sizes.map((size) => `${size}.bin`).sort())
  })

  it('replaces a longer file completely', async () => {
    const { server, client } = await startWired(wire, { tree: { a: testContent(100_000) } })
    await client.transmit('STOR a', 'short')
    expect(server.tree.read('a').toString()).toBe('short')
  })

  it('answers 226 only when the file has its name and all bytes', async () => {
    const { server, client } = await startWired(wire)
    for (let round = 0; round < 10; round += 1) {
      const content = testContent(150_000 + round, round)
      const data = await client.begin('STOR a')
      const sent = data.send(content)
      await client.expect(226)
      expect(server.tree.read('a').equals(content)).toBe(true)
      await sent
    }
  })

  it('stores two uploads at once without mixing them', async () => {
    const { server, client, another } = await startWired(wire)
    const other = await another()
    const [a, b] = [testContent(2_000_000, 1), testContent(2_000_000, 2)]
    await Promise.all([client.transmit('STOR a', a), other.transmit('STOR b', b)])
    expect(server.tree.read('a').equals(a)).toBe(true)
    expect(server.tree.read('b').equals(b)).toBe(true)
  })
})

describe('STOR', () => {
  it('leaves the earlier version readable until the new one is complete', async () => {
    const server = await startServer({ tree: { a: 'earlier version' } })
    const client = await server.logIn()
    const data = await client.begin('STOR a')
    await data.write(testContent(100_000))
    await server.events.waitFor('transfers-progressed', ({ transfers }) => transfers[0]?.bytes === 100_000)
    expect(server.tree.read('a').toString()).toBe('earlier version')
    const other = await server.logIn()
    expect((await other.receive('NLST')).toString()).toBe('a\r\n')
    await data.send('the end')
    await client.expect(226)
    expect(server.tree.read('a')).toEqual(Buffer.concat([testContent(100_000), Buffer.from('the end')]))
  })

  it.each(['end', 'reset'] as const)(
    'keeps the earlier version when the control connection is gone (%s), which counts as ABOR and QUIT (RFC 959 §4.1.1)',
    async (how) => {
      const server = await startServer({ tree: { a: 'earlier version' } })
      const client = await server.logIn()
      const data = await client.begin('STOR a')
      await data.write(testContent(100_000))
      await server.events.waitFor('transfers-progressed', ({ transfers }) => (transfers[0]?.bytes ?? 0) > 0)
      client.destroy(how)
      await data.closed()
      const { outcome } = await server.events.waitFor('transfer-ended')
      expect(outcome).toEqual({ kind: 'aborted', by: 'client' })
      await server.events.waitFor('session-closed')
      expect(server.tree.picture()).toEqual({ a: Buffer.from('earlier version').toString('base64') })
    },
  )

  it('does not take the bytes of a client that was killed for a whole file', async () => {
    const server = await startServer({ tree: { a: 'earlier version' } })
    const client = await server.logIn()
    const data = await client.begin('STOR a')
    await data.write(testContent(100_000))
    await server.events.waitFor('transfers-progressed', ({ transfers }) => (transfers[0]?.bytes ?? 0) > 0)
    // The system closes a killed client's sockets at one moment, the older one first.
    client.destroy()
    data.destroy()
    await server.events.waitFor('session-closed')
    expect(server.tree.picture()).toEqual({ a: Buffer.from('earlier version').toString('base64') })
  })

  it('answers 426 to a reset and gives a new file the received bytes, so that REST can go on', async () => {
    const server = await startServer()
    const client = await server.logIn()
    const content = testContent(300_000)
    const data = await client.begin('STOR a')
    await data.write(content.subarray(0, 100_000))
    await server.events.waitFor('transfers-progressed', ({ transfers }) => transfers[0]?.bytes === 100_000)
    data.destroy('reset')
    await client.expect(426, 451)
    expect(server.tree.names()).toEqual(['a'])
    expect(server.tree.read('a').equals(content.subarray(0, 100_000))).toBe(true)
    await client.ask('REST 100000', 350)
    await client.transmit('STOR a', content.subarray(100_000))
    expect(server.tree.read('a').equals(content)).toBe(true)
  })

  it.each([
    ['missing/a', [550, 553]],
    ['folder', [550, 553]],
    ['/', [550, 553]],
    ['..', [550, 553]],
    [`${'x'.repeat(300)}`, [553, 550]],
    ['nul\0byte', [501, 553]],
    ['cr\rreturn', [501, 553]],
    ['.portside-aaaa.part', [550, 553]],
  ])('refuses %j and takes no data', async (path, codes) => {
    const server = await startServer({ tree: { folder: { inside: 'x' } } })
    const client = await server.logIn()
    const before = server.tree.picture()
    await client.prepareData()
    await client.ask(`STOR ${path}`, ...codes)
    expect(server.tree.picture()).toEqual(before)
    await client.transmit('STOR works', 'still')
  })

  it('in TYPE A stores LF for CRLF, across chunk borders', async () => {
    const text = 'line\r\nlone cr\rlone lf\nend\r\n'.repeat(30_000)
    const server = await startServer()
    const client = await server.logIn()
    await client.ask('TYPE A', 200)
    const data = await client.begin('STOR a.txt')
    const bytes = Buffer.from(text, 'latin1')
    for (let at = 0; at < bytes.length; at += 40_009) await data.write(bytes.subarray(at, at + 40_009))
    await data.send('')
    await client.expect(226)
    expect(server.tree.read('a.txt').toString('latin1')).toBe(text.replaceAll('\r\n', '\n'))
  })

  it('takes names with spaces, quotes, dashes and umlauts as they are', async () => {
    const names = [
      'in  side',
      '"quoted"',
      '-rf',
      'müll ☃ 😀',
      "it's",
      '%20',
      '~',
      'back\\slash',
      'co:lon',
      '.hidden',
    ]
    const server = await startServer()
    const client = await server.logIn()
    for (const name of names) await client.transmit(`STOR ${name}`, name)
    expect(server.tree.names()).toEqual([...names].sort())
    for (const name of names) expect(server.tree.read(name).toString()).toBe(name)
  })

  it.each([16, 1, 0])('succeeds with %d bytes over TLS when the client ends at once', async (size) => {
    const server = await startServer()
    const client = await server.connect()
    await client.startTls()
    await client.logIn()
    await client.protect()
    await client.transmit('STOR a', Buffer.alloc(size, 65))
    expect(server.tree.read('a')).toEqual(Buffer.alloc(size, 65))
  })
})

describe('STOU', () => {
  it('chooses a name, says it in the preliminary reply, and destroys nothing (RFC 1123 §4.1.2.9)', async () => {
    const server = await startServer({ tree: { a: 'mine' } })
    const client = await server.logIn()
    for (const line of ['STOU', 'STOU a']) {
      const data = await (await client.prepareData()).open()
      const name = /^FILE: (.+)$/.exec((await client.ask(line, 150, 125)).text)?.[1]
      await data.send('unique content')
      await client.expect(226)
      expect(server.tree.read(name!.replace(/^.*\//, '')).toString()).toBe('unique content')
    }
    expect(server.tree.read('a').toString()).toBe('mine')
    expect(server.tree.names()).toHaveLength(3)
  })
})

describe('ALLO', () => {
  it('accepts what fits and refuses what cannot', async () => {
    const client = await (await startServer()).logIn()
    await client.ask('ALLO 1000', 200, 202)
    await client.ask('ALLO 1000 R 80', 200, 202)
    await client.ask('ALLO R 80', 200, 202, 501)
    await client.ask('ALLO 9000000000000000', 452, 552)
    await client.ask('ALLO many', 501)
  })
})
