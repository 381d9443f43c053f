import { statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type ServerSetUp, startServer, type TestServer } from '../helpers/start-server.ts'
import { testContent } from '../helpers/test-content.ts'

// Clients that cannot run here, by the commands they are known to send. docs/clients.md is made from these names.

const content = testContent(300_000)
const tree = { 'a.bin': content, 'two words': { inner: 'x' }, empty: '' }
const moment = Date.UTC(2020, 1, 29, 12, 34, 56)

/** A server and a client over explicit TLS with private data connections, logged in by the words of the client. */
async function startPrivately(setUp: ServerSetUp = {}) {
  const server = await startServer({ tree, ...setUp })
  const client = await server.connect()
  await client.startTls()
  await client.logIn()
  await client.protect()
  return { server, client }
}

const timeOf = (server: TestServer, ...names: string[]) => statSync(server.tree.at(...names)).mtimeMs

describe('Windows ftp.exe', () => {
  it('asks for UTF-8 before USER and transfers in active mode by the old X verbs', async () => {
    const server = await startServer({ tree })
    const client = await server.connect()
    await client.ask('OPTS UTF8 ON', 200)
    await client.logIn()
    await client.ask('TYPE A', 200)
    expect((await client.receive('NLST', 'PORT')).toString().split('\r\n').sort()).toEqual([
      '',
      'a.bin',
      'empty',
      'two words',
    ])
    await client.ask('XPWD', 257)
    await client.ask('XMKD new', 257)
    await client.ask('XCWD new', 250)
    await client.ask('TYPE I', 200)
    await client.transmit('STOR b.bin', content, 'PORT')
    await client.ask('XCUP', 200, 250)
    await client.ask('DELE new/b.bin', 250)
    await client.ask('XRMD new', 250)
    expect(await client.receive('RETR a.bin', 'PORT')).toEqual(content)
  })
})

describe('Windows Explorer', () => {
  it('compares the line UTF8 of FEAT as a whole and writes its verbs small', async () => {
    const server = await startServer({ tree })
    const client = await server.logIn()
    const { lines } = await client.ask('FEAT', 211)
    expect(lines).toContain(' UTF8')
    await client.ask('opts utf8 on', 200)
    await client.ask('syst', 215)
    await client.ask('site help', 214)
    await client.ask('PWD', 257)
    await client.ask('noop', 200)
    await client.ask('CWD /two words/', 250)
    await client.ask('TYPE A', 200)
    expect((await client.receive('LIST')).toString()).toMatch(/^-r.* inner\r\n$/)
    await client.ask('TYPE I', 200)
    await client.ask('CWD /', 250)
    await client.ask('SIZE a.bin', 213)
    expect(await client.receive('RETR a.bin')).toEqual(content)
  })
})

describe('macOS Finder', () => {
  it('asks for names with letters and accents apart (NFD) and finds those stored together (NFC)', async () => {
    const server = await startServer({ tree: { 'Caf\u00e9': { inner: 'x' } } })
    const client = await server.logIn()
    await client.ask('CWD /Cafe\u0301', 250)
    expect((await client.receive('RETR inner')).toString()).toBe('x')
  })

  it('reads a part from the middle and hangs up on the data connection, again and again', async () => {
    const server = await startServer({ tree: { large: testContent(24_000_000) } })
    const client = await server.logIn()
    for (const offset of [0, 10_000_000]) {
      await client.ask(`REST ${offset}`, 350)
      const data = await client.begin('RETR large')
      data.destroy('reset')
      await client.expect(426, 451)
    }
    await client.ask('SIZE large', 213)
    await client.ask('MDTM large', 213)
  })
})

describe('FileZilla', () => {
  it('resumes its TLS session on every data connection, and takes an empty file', async () => {
    const { server, client } = await startPrivately({ options: { tlsResumption: 'require' } })
    for (const line of ['MLSD', 'RETR a.bin', 'MLSD', 'RETR empty', 'RETR a.bin']) {
      const data = await client.begin(line)
      expect(data.isResumed).toBe(true)
      await data.readAll()
      await client.expect(226)
    }
    await client.transmit('STOR nothing', '')
    expect(server.tree.read('nothing').length).toBe(0)
  })

  it('ends the empty upload before any handshake', async () => {
    const { server, client } = await startPrivately()
    const data = await client.prepareData().then(({ open }) => open())
    await client.ask('STOR nothing', 150, 125)
    await data.send('')
    await client.expect(226)
    expect(server.tree.read('nothing').length).toBe(0)
  })

  it('continues an upload by APPE and sets the time by MFMT', async () => {
    const { server, client } = await startPrivately({ tree: { part: content.subarray(0, 123_457) } })
    await client.ask('SIZE part', 213)
    await client.transmit('APPE part', content.subarray(123_457))
    expect(server.tree.read('part').equals(content)).toBe(true)
    await client.ask('MFMT 20200229123456 part', 213)
    expect(timeOf(server, 'part')).toBe(moment)
  })
})

describe('WinSCP', () => {
  it('continues an upload by REST and STOR', async () => {
    const server = await startServer({ tree: { part: content.subarray(0, 123_457) } })
    const client = await server.logIn()
    await client.ask('CLNT WinSCP-release-6.1.2', 200)
    const prepared = await client.prepareData()
    await client.ask('REST 123457', 350)
    const data = await prepared.open()
    await client.ask('STOR part', 150, 125)
    await data.send(content.subarray(123_457))
    await client.expect(226)
    expect(server.tree.read('part').equals(content)).toBe(true)
  })

  it('changes to the same folder twice, and to a file to see that it is none', async () => {
    const client = await (await startServer({ tree })).logIn()
    await client.ask('CWD /two words', 250)
    await client.ask('CWD /two words', 250)
    await client.ask('CWD /a.bin', 550)
    expect((await client.ask('PWD', 257)).text).toMatch(/^"\/two words"/)
  })
})

describe('Cyberduck', () => {
  it('keeps the session alive by NOOP in a transfer and is answered in order', async () => {
    const { server, client } = await startPrivately()
    const data = await client.begin('STOR b.bin')
    for (let at = 0; at < 3; at += 1) {
      await data.write(content.subarray(at * 100_000, (at + 1) * 100_000))
      await client.ask('NOOP', 200)
    }
    await data.send('')
    await client.expect(226)
    expect(server.tree.read('b.bin').equals(content)).toBe(true)
  })

  it.each([
    'SITE UTIME 20200229123456 a.bin',
    'SITE UTIME a.bin 20200301000000 20200229123456 20200229123456 UTC',
    'MDTM 20200229123456 a.bin',
    'MFMT 20200229123456 a.bin',
  ])('sets the time of a file by %s', async (line) => {
    const { server, client } = await startPrivately()
    await client.ask(line, 200, 213, 250, 253)
    expect(timeOf(server, 'a.bin')).toBe(moment)
  })
})

describe('Total Commander', () => {
  it('logs in with FEAT first, lists under TYPE A and sets times by MDTM with two arguments', async () => {
    const server = await startServer({ tree })
    const client = await server.connect()
    await client.ask('FEAT', 211)
    await client.logIn()
    await client.ask('SYST', 215)
    await client.ask('CLNT Total Commander (UTF-8)', 200)
    await client.ask('OPTS UTF8 ON', 200)
    await client.ask('TYPE A', 200)
    expect((await client.receive('MLSD')).toString()).toContain('type=dir;')
    await client.ask('TYPE I', 200)
    await client.ask('REST 1', 350)
    expect((await client.receive('RETR a.bin')).equals(content.subarray(1))).toBe(true)
    await client.ask('MDTM 20200229123456 a.bin', 200, 213, 250, 253)
    expect(timeOf(server, 'a.bin')).toBe(moment)
  })

  it('stops a transfer by Telnet IP and Synch before ABOR', async () => {
    const server = await startServer({ tree: { large: testContent(24_000_000) } })
    const client = await server.logIn()
    await client.begin('RETR large')
    client.sendRaw(Buffer.from([0xff, 0xf4, 0xff, 0xf2]), 0)
    await client.ask('ABOR', 426)
    await client.expect(226)
  })
})

describe('Kodi', () => {
  it('seeks in a film by reconnecting at an offset', async () => {
    const server = await startServer({ tree })
    for (const offset of [0, 299_999, 12_345]) {
      const client = await server.logIn()
      client.dataMode = 'EPSV'
      expect((await client.ask('SIZE /a.bin', 213)).text).toBe('300000')
      await client.ask('MDTM /a.bin', 213)
      await client.ask(`REST ${offset}`, 350)
      expect((await client.receive('RETR /a.bin')).equals(content.subarray(offset))).toBe(true)
    }
  })
})

describe('FluentFTP', () => {
  it('asks for SIZE under TYPE A, which the setting allows', async () => {
    const refusing = await (await startServer({ tree })).logIn()
    await refusing.ask('TYPE A', 200)
    await refusing.ask('SIZE a.bin', 550)
    const allowing = await (await startServer({ tree, options: { sizeInAscii: true } })).logIn()
    await allowing.ask('TYPE A', 200)
    expect((await allowing.ask('SIZE a.bin', 213)).text).toBe('300000')
  })

  it('sends NOOPs during a download without reading, and finds an answer for each behind the 226', async () => {
    const client = await (await startServer({ tree })).logIn()
    const data = await client.begin('RETR a.bin')
    for (let at = 0; at < 5; at += 1) client.send('NOOP')
    expect((await data.readAll()).equals(content)).toBe(true)
    const codes: number[] = []
    while (codes.length < 6) codes.push((await client.nextReply()).code)
    expect(codes.sort()).toEqual([200, 200, 200, 200, 200, 226])
  })
})
