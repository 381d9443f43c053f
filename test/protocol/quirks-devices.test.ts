import { describe, expect, it } from 'vitest'
import { startServer } from '../helpers/start-server.ts'
import { testContent } from '../helpers/test-content.ts'

// Programs and devices with one trick each, by the commands they are known to send. docs/clients.md is made from these names.

const content = testContent(300_000)
const tree = { 'a.bin': content, 'two words': { inner: 'x' }, '.hidden': '' }

describe.each(['curlftpfs', 'NetBeans', 'ES File Explorer'])('%s', () => {
  it.each([
    'LIST -a',
    'LIST -al',
    'LIST -la',
    'LIST -aln',
    'LIST -a /',
    'LIST -al /two words',
    'LIST -la two words',
  ])('lists by %s', async (line) => {
    const client = await (await startServer({ tree })).logIn()
    const text = (await client.receive(line)).toString()
    const wanted = line.endsWith('words') ? ['inner'] : ['a.bin', 'two words']
    for (const name of wanted) expect(text).toMatch(new RegExp(` ${name}\\r\\n`))
  })
})

describe('JetBrains IDEs', () => {
  it('list a folder by MLSD with its path', async () => {
    const client = await (await startServer({ tree })).logIn()
    expect((await client.receive('MLSD /two words')).toString()).toMatch(/; inner\r\n/)
    expect((await client.receive('MLSD two words/')).toString()).toMatch(/; inner\r\n/)
  })
})

describe('a client that sends MLSD with a trailing space', () => {
  it('gets the working directory', async () => {
    const client = await (await startServer({ tree })).logIn()
    await client.ask('CWD two words', 250)
    expect((await client.receive('MLSD ')).toString()).toMatch(/; inner\r\n/)
  })
})

describe('lftp', () => {
  it('sends the unspecified address in EPRT over IPv6 and means its own', async () => {
    const server = await startServer({ tree, host: '::1' })
    const client = await server.logIn()
    const prepared = await client.prepareData('EPRT')
    await client.ask(`EPRT |2|::|${prepared.port}|`, 200)
    const arriving = prepared.open()
    client.send('RETR a.bin')
    const data = await arriving
    await client.expect(150, 125)
    expect((await data.readAll()).equals(content)).toBe(true)
    await client.expect(226)
  })

  it('is told to use MODE S, as it loses the end of compressed listings', async () => {
    const client = await (await startServer({ tree })).logIn()
    await client.ask('CLNT lftp/4.9.2', 200)
    await client.ask('MODE Z', 504)
    expect((await client.receive('MLSD two words')).toString()).toMatch(/; inner\r\n/)
    const other = await (await startServer({ tree })).logIn()
    await other.ask('CLNT NcFTP 3.2.6', 200)
    await other.ask('MODE Z', 200)
  })
})

describe('rclone', () => {
  it('asks for one file by MLST where FEAT has it', async () => {
    const client = await (await startServer({ tree })).logIn()
    const { lines } = await client.ask('FEAT', 211)
    expect(lines.some((line) => line.startsWith(' MLST '))).toBe(true)
    const { lines: facts } = await client.ask('MLST /a.bin', 250)
    expect(facts[1]).toMatch(/^ .*type=file;.* \/a\.bin$/i)
    await client.ask('MLST /missing', 550)
  })

  it.each(['prefer', 'off'] as const)(
    'only writes in an upload, so no TLS ticket may lie unread when it closes (resumption: %s)',
    async (tlsResumption) => {
      const server = await startServer({ options: { tlsResumption } })
      const client = await server.connect({ tlsVersion: 'TLSv1.3' })
      await client.startTls()
      await client.logIn()
      await client.protect()
      const data = await client.prepareData().then(({ open }) => open())
      await client.ask('STOR b.bin', 150, 125)
      let tickets = 0
      // A session of its own for each connection: what a client does that knows no resumption.
      await data.secure({ ...client.dataTls(), session: undefined, onSession: () => (tickets += 1) })
      await data.send(content)
      await client.expect(226)
      expect(server.tree.read('b.bin').equals(content)).toBe(true)
      expect(tickets).toBe(0)
    },
  )
})

describe('clients in Java and .NET', () => {
  it('make a full TLS handshake for each data connection', async () => {
    const server = await startServer({ tree })
    const client = await server.connect()
    await client.startTls()
    await client.logIn()
    await client.protect()
    for (let at = 0; at < 3; at += 1) {
      const data = await client.prepareData().then(({ open }) => open())
      await client.ask('RETR a.bin', 150, 125)
      await data.secure({ ...client.dataTls(), session: undefined })
      expect(data.isResumed).toBe(false)
      expect((await data.readAll()).equals(content)).toBe(true)
      await client.expect(226)
    }
  })
})

describe('Lexmark and Brother scanners', () => {
  it('announce the size, restart at 0 under TYPE A and store under a name of the server', async () => {
    const server = await startServer({ tree: { scans: {} } })
    const client = await server.logIn()
    await client.ask('TYPE A', 200)
    await client.ask('CWD scans', 250)
    await client.ask('SITE UMASK 022', 200, 500, 501, 502, 504)
    await client.ask('REST 0', 350, 200)
    await client.ask(`ALLO ${content.length}`, 200, 202)
    await client.ask('TYPE I', 200)
    await client.ask('STRU F', 200)
    await client.ask('MODE S', 200)
    const data = await client.prepareData('PORT')
    client.send('STOU')
    const connection = await data.open()
    expect((await client.expect(150, 125)).text).toMatch(/^FILE: /)
    await connection.send(content)
    await client.expect(226, 250)
    const [name = ''] = server.tree.names('scans')
    expect(server.tree.read('scans', name).equals(content)).toBe(true)
  })
})

describe('IP cameras', () => {
  it('try a folder before they make it, store, rename, and go without QUIT', async () => {
    const server = await startServer()
    const client = await server.logIn()
    await client.ask('CWD /20240615', 550)
    await client.ask('MKD /20240615', 257)
    await client.ask('CWD /20240615', 250)
    await client.transmit('STOR snap.tmp', content)
    await client.ask('RNFR snap.tmp', 350)
    await client.ask('RNTO snap.jpg', 250)
    client.destroy('reset')
    const { reason } = await server.events.waitFor('session-closed')
    expect(reason).toBe('client-closed')
    expect(server.tree.read('20240615', 'snap.jpg').equals(content)).toBe(true)
  })
})

describe('Android file managers', () => {
  it('list by LIST without FEAT, and rename and delete by absolute paths', async () => {
    const server = await startServer({ tree })
    const client = await server.logIn()
    await client.ask('OPTS UTF8 ON', 200)
    await client.ask('CWD /two words', 250)
    expect((await client.receive('LIST')).toString()).toMatch(/ inner\r\n/)
    await client.ask('RNFR /two words/inner', 350)
    await client.ask('RNTO /a new name', 250)
    await client.ask('DELE /a new name', 250)
    await client.ask('RMD /two words', 250)
    expect(server.tree.names()).toEqual(['.hidden', 'a.bin'])
  })
})
