import { createHash } from 'node:crypto'
import { truncateSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createMemoryStorage } from '../../app/main/engine/vfs/memory-storage.ts'
import { startWired, wireSetUps } from '../helpers/set-ups.ts'
import { startServer, type TestServer } from '../helpers/start-server.ts'
import { testContent } from '../helpers/test-content.ts'

const content = testContent(3_000_000)
const algorithms = ['SHA-256', 'SHA-512', 'SHA-1', 'MD5', 'CRC32'] as const

function sumOf(algorithm: (typeof algorithms)[number], bytes: Uint8Array): string {
  if (algorithm === 'CRC32') return crc32(bytes).toString(16).padStart(8, '0')
  return createHash(algorithm.replace('-', '').toLowerCase()).update(bytes).digest('hex')
}

/** A file that takes minutes to hash and no space: nothing but its length is on the disk. */
function addHugeFile(server: TestServer, name = 'huge'): void {
  truncateSync(server.tree.at(name), 400 * 1024 ** 3)
}

describe.each(wireSetUps)('HASH over $name', (wire) => {
  it.each(algorithms)('answers %s of small and of large files, and of a range of each', async (algorithm) => {
    const small = content.subarray(0, 5_000)
    const { client } = await startWired(wire, { tree: { large: content, small, empty: '' } })
    await client.ask(`OPTS HASH ${algorithm.toLowerCase()}`, 200)
    for (const [name, bytes] of [
      ['large', content],
      ['small', small],
    ] as const) {
      const all = await client.ask(`HASH ${name}`, 213)
      expect(all.text).toBe(`${algorithm} 0-${bytes.length - 1} ${sumOf(algorithm, bytes)} ${name}`)
      await client.ask('RANG 17 4242', 350)
      const part = await client.ask(`HASH ${name}`, 213)
      expect(part.text).toBe(`${algorithm} 17-4242 ${sumOf(algorithm, bytes.subarray(17, 4243))} ${name}`)
    }
    const nothing = await client.ask('HASH empty', 213)
    expect(nothing.text).toBe(`${algorithm} 0-0 ${sumOf(algorithm, Buffer.alloc(0))} empty`)
  })
})

describe('HASH', () => {
  it('marks the selected algorithm in FEAT for this session only, and REIN goes back to the default', async () => {
    const server = await startServer()
    const [client, other] = [await server.logIn(), await server.logIn()]
    expect((await client.ask('OPTS HASH', 200)).text).toBe('SHA-256')
    expect((await client.ask('OPTS HASH sha-1', 200)).text).toBe('SHA-1')
    await client.ask('OPTS HASH CRC-37', 501)
    expect((await client.ask('FEAT', 211)).lines).toContain(' HASH SHA-256;SHA-512;SHA-1*;MD5;CRC32')
    expect((await other.ask('FEAT', 211)).lines).toContain(' HASH SHA-256*;SHA-512;SHA-1;MD5;CRC32')
    await client.ask('REIN', 220)
    expect((await client.ask('FEAT', 211)).lines).toContain(' HASH SHA-256*;SHA-512;SHA-1;MD5;CRC32')
  })

  it('takes the range once, cuts it to the file, and refuses one behind the end', async () => {
    const client = await (await startServer({ tree: { a: 'abcdef' } })).logIn()
    await client.ask('RANG 2 99', 350)
    expect((await client.ask('HASH a', 213)).text).toBe(
      `SHA-256 2-5 ${sumOf('SHA-256', Buffer.from('cdef'))} a`,
    )
    expect((await client.ask('HASH a', 213)).text).toMatch(/^SHA-256 0-5 /)
    await client.ask('RANG 6 7', 350)
    await client.ask('HASH a', 554)
    expect((await client.ask('HASH a', 213)).text).toMatch(/^SHA-256 0-5 /)
  })

  it('leaves REST alone', async () => {
    const client = await (await startServer({ tree: { a: 'abcdef' } })).logIn()
    await client.ask('REST 3', 350)
    await client.ask('HASH a', 213)
    expect((await client.receive('RETR a')).toString()).toBe('def')
  })

  it('is about the bytes of the file in TYPE A and MODE Z, too', async () => {
    const client = await (await startServer({ tree: { a: 'one\ntwo\n' } })).logIn()
    await client.ask('TYPE A', 200)
    await client.ask('MODE Z', 200)
    expect((await client.ask('HASH a', 213)).text).toContain(sumOf('SHA-256', Buffer.from('one\ntwo\n')))
  })

  it('is 550 for what is missing or may not be read, 553 for a folder', async () => {
    const tree = { a: 'x', d: {} }
    const client = await (await startServer({ tree })).logIn()
    await client.ask('HASH missing', 550)
    await client.ask('HASH d', 553)
    const dropBox = await (await startServer({ tree, preset: 'upload-only' })).logIn()
    for (const verb of ['HASH', 'XCRC', 'XMD5', 'MD5', 'XSHA', 'XSHA1', 'XSHA256', 'XSHA512']) {
      await dropBox.ask(`${verb} a`, 550)
    }
  })

  it('hashes storage without descriptors', async () => {
    const storage = createMemoryStorage()
    const file = await storage.openWrite(['a'], 'create-new')
    await file.writev([content], 0)
    await file.close()
    const client = await (await startServer({ storage })).logIn()
    expect((await client.ask('HASH a', 213)).text).toContain(sumOf('SHA-256', content))
  })

  it('of a huge file leaves this session its NOOP and STAT and others everything, and ends with ABOR', async () => {
    const server = await startServer({ tree: { huge: '', a: content } })
    addHugeFile(server)
    const [client, other] = [await server.logIn(), await server.logIn()]
    client.send('HASH huge')
    await server.events.waitFor('hash-progressed', ({ bytes }) => bytes > 0)
    await client.ask('NOOP', 200)
    expect((await client.ask('STAT', 211)).lines.join()).toContain('hash of /huge')
    expect((await other.receive('RETR a')).equals(content)).toBe(true)
    expect((await other.ask('HASH a', 213)).text).toContain(sumOf('SHA-256', content))
    client.send('ABOR')
    await client.expect(426)
    await client.expect(226)
    expect(
      server.events
        .of('hash-ended')
        .map(({ outcome }) => outcome)
        .sort(),
    ).toEqual(['aborted', 'completed'])
    await client.ask('HASH a', 213)
  })

  it('lets a few run at once and the others wait, and an ABOR of who waits is heard', async () => {
    const server = await startServer({ tree: { huge: '', a: content } })
    addHugeFile(server)
    const clients = [await server.logIn(), await server.logIn(), await server.logIn()] as const
    for (const client of clients.slice(0, 2)) client.send('HASH huge')
    await server.events.waitFor('hash-progressed')
    clients[2].send('HASH huge')
    await clients[2].ask('NOOP', 200)
    clients[2].send('ABOR')
    await clients[2].expect(426)
    await clients[2].expect(226)
    clients[2].send('HASH a')
    await clients[2].ask('NOOP', 200)
    clients[0].send('ABOR')
    await clients[0].expect(426)
    await clients[0].expect(226)
    await clients[2].expect(213)
    clients[1].destroy()
    await server.events.waitFor('session-closed')
  })

  it.each(['end', 'reset'] as const)('ends when the client goes away (%s)', async (how) => {
    const server = await startServer({ tree: { huge: '' } })
    addHugeFile(server)
    const client = await server.logIn()
    client.send('HASH huge')
    await server.events.waitFor('hash-progressed')
    client.destroy(how)
    expect((await server.events.waitFor('hash-ended')).outcome).toBe('aborted')
    await server.events.waitFor('session-closed')
  })

  it('ends when the administrator disconnects or the server stops', async () => {
    const server = await startServer({ tree: { huge: '' } })
    addHugeFile(server)
    const [client, other] = [await server.logIn(), await server.logIn()]
    client.send('HASH huge')
    other.send('HASH huge')
    await server.events.waitFor('hash-progressed')
    server.engine.disconnect(server.events.of('hash-started')[0]?.sessionId ?? '')
    await server.events.waitFor('hash-ended')
    await server.stop()
    expect(server.events.of('hash-ended').map(({ outcome }) => outcome)).toEqual(['aborted', 'aborted'])
  })
})

describe('XCRC and its kin', () => {
  const rows = [
    ['XCRC', 'CRC32'],
    ['XMD5', 'MD5'],
    ['XSHA', 'SHA-1'],
    ['XSHA1', 'SHA-1'],
    ['XSHA256', 'SHA-256'],
    ['XSHA512', 'SHA-512'],
  ] as const

  it.each(rows)(
    '%s answers 250 and %s, of the whole or a part, the name quoted or not',
    async (verb, algorithm) => {
      const bytes = content.subarray(0, 1_000)
      const client = await (await startServer({ tree: { 'a b': bytes } })).logIn()
      const sum = (part: Uint8Array) => sumOf(algorithm, part).toUpperCase()
      for (const name of ['a b', '"a b"', '/a b']) {
        expect((await client.ask(`${verb} ${name}`, 250)).text).toBe(sum(bytes))
        expect((await client.ask(`${verb} ${name} 100`, 250)).text).toBe(sum(bytes.subarray(100)))
        expect((await client.ask(`${verb} ${name} 100 200`, 250)).text).toBe(sum(bytes.subarray(100, 200)))
        expect((await client.ask(`${verb} ${name} 0 99999`, 250)).text).toBe(sum(bytes))
      }
      await client.ask(`${verb} "a b" 1001`, 554)
      await client.ask(`${verb} "a b" 9 5`, 501)
      await client.ask(`${verb} missing`, 550)
      expect((await client.ask('FEAT', 211)).lines).toContain(` ${verb}`)
    },
  )

  it('means the file whose whole name was given, if there is one', async () => {
    const tree = { a: 'abc', 'a 1': 'spaced', 'a 1 2': 'twice', '"a"': 'quoted', 'c"d': 'inner' }
    const client = await (await startServer({ tree })).logIn()
    const answer = async (name: string) => (await client.ask(`XMD5 ${name}`, 250)).text
    const sum = (text: string) => sumOf('MD5', Buffer.from(text)).toUpperCase()
    expect(await answer('a 1')).toBe(sum('spaced'))
    expect(await answer('a 1 2')).toBe(sum('twice'))
    expect(await answer('a 1 3')).toBe(sum('ced'))
    expect(await answer('"a"')).toBe(sum('quoted'))
    expect(await answer('"c""d"')).toBe(sum('inner'))
  })

  it('MD5 answers 251 with the name in quotes', async () => {
    const client = await (await startServer({ tree: { 'a"b': 'abc' } })).logIn()
    const sum = sumOf('MD5', Buffer.from('abc')).toUpperCase()
    expect((await client.ask('MD5 a"b', 251)).text).toBe(`"a""b" ${sum}`)
  })
})
