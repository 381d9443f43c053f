import { describe, expect, it } from 'vitest'
import { startWired, wireSetUps } from '../helpers/set-ups.ts'
import { startServer } from '../helpers/start-server.ts'
import { testContent } from '../helpers/test-content.ts'

const sizes = [0, 1, 2, 4095, 65_535, 65_536, 65_537, 1_048_576, 1_048_577, 3_333_333]

describe.each(wireSetUps)('RETR over $name', (wire) => {
  it('delivers files of every awkward size exactly', async () => {
    const tree = Object.fromEntries(sizes.map((size) => [`${size}.bin`, testContent(size, size)]))
    const { client } = await startWired(wire, { tree })
    for (const size of sizes) {
      const content = await client.receive(`RETR ${size}.bin`)
      expect(content.equals(tree[`${size}.bin`]!), `${size} bytes`).toBe(true)
    }
  })

  it('says the number of bytes in the preliminary reply', async () => {
    const { client } = await startWired(wire, { tree: { a: 'twelve bytes' } })
    const data = await (await client.prepareData()).open()
    expect((await client.ask('RETR a', 150, 125)).text).toContain('(12 bytes)')
    if (client.isPrivate) await data.secure(client.dataTls())
    expect((await data.readAll()).toString()).toBe('twelve bytes')
    await client.expect(226)
  })

  it('is 550 for a missing file and for a folder, and the session goes on', async () => {
    const { client } = await startWired(wire, { tree: { folder: {}, a: 'x' } })
    await client.prepareData()
    await client.ask('RETR missing', 550)
    await client.prepareData()
    await client.ask('RETR folder', 550)
    expect((await client.receive('RETR a')).toString()).toBe('x')
  })

  it('serves two sessions at once without mixing them', async () => {
    const tree = { a: testContent(2_000_000, 1), b: testContent(2_000_000, 2) }
    const { client, another } = await startWired(wire, { tree })
    const other = await another()
    const [a, b] = await Promise.all([client.receive('RETR a'), other.receive('RETR b')])
    expect(a.equals(tree.a)).toBe(true)
    expect(b.equals(tree.b)).toBe(true)
  })

  it('keeps up with a reader that stops in between', async () => {
    const content = testContent(8_000_000)
    const { client } = await startWired(wire, { tree: { a: content } })
    const data = await client.begin('RETR a')
    data.socket.pause()
    await client.ask('NOOP', 200)
    const received = data.readAll()
    data.socket.pause()
    await client.ask('NOOP', 200)
    data.socket.resume()
    expect((await received).equals(content)).toBe(true)
    await client.expect(226)
  })
})

describe('RETR', () => {
  it('is 425 without PASV, EPSV, PORT or EPRT', async () => {
    const client = await (await startServer({ tree: { a: 'x' } })).logIn()
    await client.ask('RETR a', 425)
  })

  it('takes the argument verbatim: spaces, quotes, dashes, umlauts', async () => {
    const names = [
      ' leading',
      'trailing ',
      'in  side',
      '"quoted"',
      '-rf',
      'müll ☃ 😀',
      "it's",
      '%20',
      '~',
      '*',
    ]
    const tree = Object.fromEntries(names.map((name) => [name, `content of ${name}`]))
    const client = await (await startServer({ tree })).logIn()
    for (const name of names) expect((await client.receive(`RETR ${name}`)).toString()).toBe(tree[name])
  })

  it('finds the same file by every spelling of its path', async () => {
    const client = await (await startServer({ tree: { one: { two: { a: 'deep' } } } })).logIn()
    for (const path of ['/one/two/a', 'one/two/a', './one//two/./a', 'one/two/../two/a', '/../one/two/a']) {
      expect((await client.receive(`RETR ${path}`)).toString(), path).toBe('deep')
    }
    await client.ask('CWD one/two', 250)
    expect((await client.receive('RETR a')).toString()).toBe('deep')
    expect((await client.receive('RETR ../two/a')).toString()).toBe('deep')
  })

  it('begins in TYPE A, as RFC 959 §5.1 says', async () => {
    const client = await (await startServer({ tree: { a: 'one\ntwo\n' } })).connect()
    await client.ask('USER demo', 331)
    await client.ask('PASS secret', 230)
    expect((await client.receive('RETR a')).toString()).toBe('one\r\ntwo\r\n')
  })

  it('in TYPE A sends CRLF for LF and leaves CRLF alone, across chunk borders', async () => {
    const lines = 'line\nwith crlf\r\nlone cr\rend\n'.repeat(20_000)
    const client = await (await startServer({ tree: { 'a.txt': lines } })).logIn()
    await client.ask('TYPE A', 200)
    const received = (await client.receive('RETR a.txt')).toString('latin1')
    expect(received).toBe(lines.replace(/(?<!\r)\n/g, '\r\n'))
    await client.ask('TYPE I', 200)
    expect((await client.receive('RETR a.txt')).toString('latin1')).toBe(lines)
  })
})
