import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startWired, wireSetUps } from '../helpers/set-ups.ts'
import { startServer } from '../helpers/start-server.ts'

const lines = 'one\ntwo\r\n\n\rthree\r\r\n'.repeat(30_000)
const onTheWire = lines.replaceAll(/(?<!\r)\n/g, '\r\n')

describe.each(wireSetUps)('TYPE A over $name', (wire) => {
  it('sends every line end as CRLF and changes nothing else', async () => {
    const { client } = await startWired(wire, { tree: { a: lines, empty: '' } })
    await client.ask('TYPE A', 200)
    expect((await client.receive('RETR a')).equals(Buffer.from(onTheWire))).toBe(true)
    expect((await client.receive('RETR empty')).length).toBe(0)
  })

  it.each(['STOR', 'APPE', 'STOU'])('keeps every CRLF of %s as LF and changes nothing else', async (verb) => {
    const { server, client } = await startWired(wire)
    await client.ask('TYPE A', 200)
    await client.transmit(`${verb} new`, onTheWire)
    expect(server.tree.read('new').equals(Buffer.from(onTheWire.replaceAll('\r\n', '\n')))).toBe(true)
  })

  it('appends text to what is there', async () => {
    const { server, client } = await startWired(wire, { tree: { a: 'first\n' } })
    await client.ask('TYPE A', 200)
    await client.transmit('APPE a', 'second\r\nthird\r')
    expect(server.tree.read('a').toString()).toBe('first\nsecond\nthird\r')
  })
})

describe('TYPE A', () => {
  it('is exact wherever the client cuts an upload, and comes back as it was', async () => {
    const server = await startServer()
    const client = await server.logIn()
    await client.ask('TYPE A', 200)
    const text = fc.array(fc.constantFrom('\r', '\n', '\r\n', 'ab', 'ÿ'), { maxLength: 50 })
    const cuts = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 10 })
    await fc.assert(
      fc.asyncProperty(text, cuts, async (pieces, at) => {
        const bytes = Buffer.from(pieces.join(''), 'latin1')
        const data = await client.begin('STOR a')
        let from = 0
        for (const cut of at) {
          await data.write(bytes.subarray(from, from + cut))
          from += cut
        }
        await data.send(bytes.subarray(from))
        await client.expect(226)
        const stored = bytes.toString('latin1').replaceAll('\r\n', '\n')
        expect(server.tree.read('a').toString('latin1')).toBe(stored)
        const received = (await client.receive('RETR a')).toString('latin1')
        expect(received).toBe(stored.replaceAll(/(?<!\r)\n/g, '\r\n'))
      }),
      { numRuns: 25 },
    )
  })

  it.each([
    ['A', 'a\r\n'],
    ['A N', 'a\r\n'],
    ['a n', 'a\r\n'],
    ['L 7', 'a\r\n'],
    ['I', 'a\n'],
    ['L 8', 'a\n'],
  ])('%s decides about line ends', async (type, expected) => {
    const client = await (await startServer({ tree: { a: 'a\n' } })).logIn()
    await client.ask('TYPE I', 200)
    await client.ask(`TYPE ${type}`, 200)
    expect((await client.receive('RETR a')).toString()).toBe(expected)
  })

  it.each(['E', 'A T', 'A C', 'L 36', 'X'])('%s is 504 and changes nothing', async (type) => {
    const client = await (await startServer({ tree: { a: 'a\n' } })).logIn()
    await client.ask(`TYPE ${type}`, 504)
    expect((await client.receive('RETR a')).toString()).toBe('a\n')
  })

  it('refuses a restart that was asked for under TYPE I, and uses it up', async () => {
    const server = await startServer({ tree: { a: 'one\ntwo\n' } })
    const client = await server.logIn()
    for (const verb of ['RETR', 'STOR']) {
      await client.ask('REST 4', 350)
      await client.ask('TYPE A', 200)
      await client.prepareData()
      await client.ask(`${verb} a`, 501)
      await client.ask('TYPE I', 200)
      expect((await client.receive('RETR a')).toString()).toBe('one\ntwo\n')
    }
  })
})

describe('SIZE under TYPE A', () => {
  it('is 550, and the bytes of the file where the setting allows it', async () => {
    const tree = { a: 'one\ntwo\n' }
    const strict = await (await startServer({ tree })).logIn()
    await strict.ask('TYPE A', 200)
    await strict.ask('SIZE a', 550)
    const lenient = await (await startServer({ tree, options: { sizeInAscii: true } })).logIn()
    await lenient.ask('TYPE A', 200)
    expect((await lenient.ask('SIZE a', 213)).text).toBe('8')
  })
})

describe('a server that treats TYPE A as binary', () => {
  it('moves bytes as they are, restarts and tells sizes whatever the type', async () => {
    const server = await startServer({ tree: { a: 'one\ntwo\r\n' }, options: { asciiAsBinary: true } })
    const client = await server.connect()
    await client.ask('USER demo', 331)
    await client.ask('PASS secret', 230)
    for (const type of [null, 'TYPE A']) {
      if (type !== null) await client.ask(type, 200)
      expect((await client.receive('RETR a')).toString()).toBe('one\ntwo\r\n')
      await client.transmit('STOR b', '\x00\r\n\xff\n')
      expect(server.tree.read('b').toString()).toBe('\x00\r\n\xff\n')
      expect((await client.ask('SIZE a', 213)).text).toBe('9')
      await client.ask('REST 4', 350)
      expect((await client.receive('RETR a')).toString()).toBe('two\r\n')
    }
  })
})
