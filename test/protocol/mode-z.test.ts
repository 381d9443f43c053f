import { deflateRawSync, deflateSync, inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMemoryStorage } from '../../app/main/engine/vfs/memory-storage.ts'
import { startWired, wireSetUps } from '../helpers/set-ups.ts'
import { startServer } from '../helpers/start-server.ts'
import { testContent } from '../helpers/test-content.ts'

const content = Buffer.concat([testContent(300_000), Buffer.alloc(2_000_000, 'line of text\n')])
const middle = 150_001

describe.each(wireSetUps)('MODE Z over $name', (wire) => {
  it('compresses a download as one zlib stream', async () => {
    const { client } = await startWired(wire, { tree: { a: content, empty: '' } })
    await client.ask('MODE Z', 200)
    const received = await client.receive('RETR a')
    expect(received.length).toBeLessThan(content.length / 2)
    expect(inflateSync(received).equals(content)).toBe(true)
    expect(inflateSync(await client.receive('RETR empty')).length).toBe(0)
  })

  it.each(['STOR', 'APPE', 'STOU'])('decompresses %s, zlib and bare deflate data', async (verb) => {
    const { server, client } = await startWired(wire)
    await client.ask('MODE Z', 200)
    await client.transmit(`${verb} zlib`, deflateSync(content))
    await client.transmit(`${verb} bare`, deflateRawSync(content))
    expect(server.tree.read('zlib').equals(content)).toBe(true)
    expect(server.tree.read('bare').equals(content)).toBe(true)
  })

  it.each(['', deflateSync('')])(
    'takes an empty file, with a compressed stream and without one',
    async (nothing) => {
      const { server, client } = await startWired(wire)
      await client.ask('MODE Z', 200)
      await client.transmit('STOR empty', nothing)
      expect(server.tree.read('empty').length).toBe(0)
    },
  )

  it.each(['LIST', 'NLST', 'MLSD'])('compresses %s', async (verb) => {
    const { client } = await startWired(wire, { tree: { a: 'x', 'b c': 'y', d: {} } })
    const plain = await client.receive(verb)
    await client.ask('MODE Z', 200)
    expect(inflateSync(await client.receive(verb)).toString()).toBe(plain.toString())
    await client.ask('MODE S', 200)
    expect((await client.receive(verb)).toString()).toBe(plain.toString())
  })

  it.each([0, 1, middle, content.length])('continues a download at byte %d of the file', async (offset) => {
    const { client } = await startWired(wire, { tree: { a: content } })
    await client.ask('MODE Z', 200)
    await client.ask(`REST ${offset}`, 350)
    expect(inflateSync(await client.receive('RETR a')).equals(content.subarray(offset))).toBe(true)
  })

  it.each([0, 1, middle])(
    'continues an upload at byte %d of the file, by REST and by APPE',
    async (offset) => {
      const tree = { a: content.subarray(0, offset), b: content.subarray(0, offset) }
      const { server, client } = await startWired(wire, { tree })
      await client.ask('MODE Z', 200)
      await client.ask(`REST ${offset}`, 350)
      await client.transmit('STOR a', deflateSync(content.subarray(offset)))
      await client.transmit('APPE b', deflateSync(content.subarray(offset)))
      expect(server.tree.read('a').equals(content)).toBe(true)
      expect(server.tree.read('b').equals(content)).toBe(true)
    },
  )

  it('converts line ends beneath the compression in TYPE A', async () => {
    const { server, client } = await startWired(wire, { tree: { a: 'one\ntwo\r\n\nthree\n' } })
    await client.ask('TYPE A', 200)
    await client.ask('MODE Z', 200)
    expect(inflateSync(await client.receive('RETR a')).toString()).toBe('one\r\ntwo\r\n\r\nthree\r\n')
    await client.transmit('STOR b', deflateSync('one\r\ntwo\n\r\nthree\r'))
    expect(server.tree.read('b').toString()).toBe('one\ntwo\n\nthree\r')
  })

  it('refuses damaged data and a stream without an end, and keeps what came as of an interrupted upload', async () => {
    const { server, client } = await startWired(wire, { tree: { old: 'earlier version' } })
    await client.ask('MODE Z', 200)
    const whole = deflateSync(content)
    const damaged = Buffer.from(whole).fill(0xff, whole.length - 40, whole.length - 20)
    for (const bytes of [
      whole.subarray(0, -1),
      whole.subarray(0, 100_000),
      damaged,
      Buffer.from('no zlib'),
    ]) {
      for (const name of ['old', 'new']) {
        const data = await client.begin(`STOR ${name}`)
        await data.send(bytes).catch(() => undefined)
        await client.expect(426)
      }
      expect(server.tree.read('old').toString()).toBe('earlier version')
      if (server.tree.has('new')) {
        const partial = server.tree.read('new')
        expect(partial.equals(content.subarray(0, partial.length))).toBe(true)
        await client.ask('DELE new', 250)
      }
    }
  })
})

describe('MODE', () => {
  it('is Z in FEAT and STAT and goes back to S with MODE S and REIN', async () => {
    const client = await (await startServer({ tree: { a: 'x' } })).logIn()
    expect((await client.ask('FEAT', 211)).lines).toContain(' MODE Z')
    await client.ask('mode z', 200)
    expect((await client.ask('STAT', 211)).lines.join()).toContain('MODE: Z')
    await client.ask('MODE S', 200)
    expect((await client.receive('RETR a')).toString()).toBe('x')
    await client.ask('MODE Z', 200)
    await client.ask('REIN', 220)
    await client.logIn()
    expect((await client.receive('RETR a')).toString()).toBe('x')
  })

  it('is 504 for the modes nobody speaks any more and 501 for others', async () => {
    const client = await (await startServer()).logIn()
    for (const [argument, code] of [
      ['B', 504],
      ['C', 504],
      ['X', 501],
      ['ZZ', 501],
    ] as const) {
      await client.ask(`MODE ${argument}`, code)
    }
  })

  it('takes a level from 1 to 9 and no other setting', async () => {
    const client = await (await startServer({ tree: { a: content } })).logIn()
    await client.ask('MODE Z', 200)
    const sizes: number[] = []
    for (const level of [1, 9]) {
      expect((await client.ask(`OPTS MODE Z LEVEL ${level}`, 200)).text).toBe(`MODE Z LEVEL set to ${level}.`)
      const received = await client.receive('RETR a')
      expect(inflateSync(received).equals(content)).toBe(true)
      sizes.push(received.length)
    }
    expect(sizes[0]).not.toBe(sizes[1])
    for (const setting of [
      'LEVEL 0',
      'LEVEL 10',
      'LEVEL',
      'LEVEL x',
      'ENGINE ZLIB',
      'METHOD 8',
      'BLOCKSIZE 1',
    ]) {
      await client.ask(`OPTS MODE Z ${setting}`, 501)
    }
    expect((await client.ask('OPTS MODE Z', 200)).text).toBe('MODE Z LEVEL set to 6.')
    await client.ask('OPTS MODE S', 501)
  })
})

describe('an upload in MODE Z', () => {
  it('is exact however the client cuts it, text and bytes', async () => {
    const server = await startServer()
    const client = await server.logIn()
    await client.ask('MODE Z', 200)
    const text = fc.array(fc.constantFrom('\r', '\n', '\r\n', 'abc', 'ÿ'), { minLength: 1, maxLength: 60 })
    const cuts = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(text, cuts, fc.boolean(), async (pieces, at, isText) => {
        const bytes = Buffer.from(pieces.join(''), 'latin1')
        await client.ask(isText ? 'TYPE A' : 'TYPE I', 200)
        const data = await client.begin('STOR a')
        const wire = deflateSync(bytes)
        let from = 0
        for (const cut of at) {
          await data.write(wire.subarray(from, from + cut))
          from += cut
        }
        await data.send(wire.subarray(from))
        await client.expect(226)
        const expected = bytes.toString('latin1')
        expect(server.tree.read('a').toString('latin1')).toBe(
          isText ? expected.replaceAll('\r\n', '\n') : expected,
        )
      }),
      { numRuns: 25 },
    )
  })

  it('that would fill the storage ends with 452 however small it is on the wire', async () => {
    const storage = createMemoryStorage({ capacityBytes: 1_000_000 })
    const client = await (await startServer({ storage })).logIn()
    await client.ask('MODE Z', 200)
    const data = await client.begin('STOR bomb')
    await data.send(deflateSync(Buffer.alloc(200_000_000), { level: 9 })).catch(() => undefined)
    await client.expect(452)
    await client.ask('NOOP', 200)
  })

  it('is ended by ABOR at once', async () => {
    const server = await startServer({ tree: { a: content } })
    const client = await server.logIn()
    await client.ask('MODE Z', 200)
    const data = await client.begin('STOR new')
    await data.write(deflateSync(content).subarray(0, 100_000))
    client.send('ABOR')
    await client.expect(426)
    await client.expect(226)
    const partial = server.tree.has('new') ? server.tree.read('new') : Buffer.alloc(0)
    expect(partial.equals(content.subarray(0, partial.length))).toBe(true)
  })
})
