import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { startWired, wireSetUps } from '../helpers/set-ups.ts'
import { startServer } from '../helpers/start-server.ts'
import { testContent } from '../helpers/test-content.ts'

const content = testContent(200_000)

describe.each(wireSetUps)('RANG over $name', (wire) => {
  it.each([
    ['the first byte', 0, 0],
    ['some bytes in the middle', 65_535, 131_073],
    ['the last byte', 199_999, 199_999],
    ['all of them', 0, 199_999],
    ['more than there are', 150_000, 999_999_999],
    ['nothing that is there', 200_000, 200_001],
    ['what lies far behind the end', 9_000_000_000, 9_000_000_001],
  ])('limits a download to %s', async (_title, first, last) => {
    const { client } = await startWired(wire, { tree: { a: content } })
    await client.ask(`RANG ${first} ${last}`, 350)
    expect((await client.receive('RETR a')).equals(content.subarray(first, last + 1))).toBe(true)
    // Used up: the next one is whole again.
    expect((await client.receive('RETR a')).equals(content)).toBe(true)
  })

  it.each([
    ['at the beginning', 0, 9],
    ['in the middle', 70_000, 139_999],
    ['up to the end', 190_000, 199_999],
    ['over the end', 199_990, 200_009],
    ['right behind the end', 200_000, 200_009],
  ])('limits an upload to bytes %s and touches no other', async (_title, first, last) => {
    const { server, client } = await startWired(wire, { tree: { a: content } })
    const sent = testContent(last + 1 - first, 2)
    await client.ask(`RANG ${first} ${last}`, 350)
    await client.transmit('STOR a', sent)
    const expected = Buffer.concat([content.subarray(0, first), sent, content.subarray(last + 1)])
    expect(server.tree.read('a').equals(expected)).toBe(true)
  })

  it('refuses more or fewer bytes than the range and changes nothing outside it', async () => {
    const { server, client } = await startWired(wire, { tree: { a: content } })
    for (const length of [0, 99, 101, 300_000]) {
      await client.ask('RANG 1000 1099', 350)
      const data = await client.begin('STOR a')
      await data.send(Buffer.alloc(length, 7)).catch(() => undefined)
      await client.expect(426)
      const now = server.tree.read('a')
      expect(now.subarray(0, 1000).equals(content.subarray(0, 1000))).toBe(true)
      expect(now.subarray(1100).equals(content.subarray(1100))).toBe(true)
    }
  })
})

describe('RANG', () => {
  it('is in FEAT as RANG STREAM', async () => {
    const client = await (await startServer()).connect()
    expect((await client.ask('FEAT', 211)).lines).toContain(' RANG STREAM')
  })

  it('makes a new file from byte 0 and none from a later one', async () => {
    const server = await startServer()
    const client = await server.logIn()
    await client.ask('RANG 0 2', 350)
    await client.transmit('STOR new', 'abc')
    expect(server.tree.read('new').toString()).toBe('abc')
    await client.ask('RANG 1 2', 350)
    await client.prepareData()
    await client.ask('STOR other', 554)
    expect(server.tree.has('other')).toBe(false)
  })

  it('is reset by RANG 1 0 and by a range that ends before it begins', async () => {
    const client = await (await startServer({ tree: { a: content } })).logIn()
    await client.ask('RANG 5 9', 350)
    await client.ask('RANG 1 0', 350)
    expect((await client.receive('RETR a')).equals(content)).toBe(true)
    await client.ask('RANG 5 9', 350)
    await client.ask('RANG 9 5', 501)
    expect((await client.receive('RETR a')).equals(content)).toBe(true)
  })

  it.each(['', '1', 'a b', '1 2 3', '-1 5', '0 1.5', '0 99999999999999999999'])(
    '%j is 501',
    async (argument) => {
      const client = await (await startServer({ tree: { a: content } })).logIn()
      await client.ask(`RANG ${argument}`, 501)
      expect((await client.receive('RETR a')).equals(content)).toBe(true)
    },
  )

  it('and REST refuse each other', async () => {
    const client = await (await startServer({ tree: { a: content } })).logIn()
    await client.ask('REST 10', 350)
    await client.ask('RANG 5 9', 503)
    expect((await client.receive('RETR a')).equals(content.subarray(10))).toBe(true)
    await client.ask('RANG 5 9', 350)
    await client.ask('REST 10', 503)
    await client.ask('REST 0', 350)
    expect((await client.receive('RETR a')).equals(content.subarray(5, 10))).toBe(true)
  })

  it('is refused by RETR and STOR in TYPE A, and by APPE and STOU, and used up by that', async () => {
    const server = await startServer({ tree: { a: 'one\ntwo\n' } })
    const client = await server.logIn()
    for (const [type, line] of [
      ['A', 'RETR a'],
      ['A', 'STOR a'],
      ['I', 'APPE a'],
      ['I', 'STOU a'],
    ] as const) {
      await client.ask(`TYPE ${type}`, 200)
      await client.ask('RANG 1 2', 350)
      await client.prepareData()
      await client.ask(line, 501)
      await client.ask('TYPE I', 200)
      expect((await client.receive('RETR a')).toString()).toBe('one\ntwo\n')
    }
  })

  it('counts bytes of the file in MODE Z, too', async () => {
    const client = await (await startServer({ tree: { a: content } })).logIn()
    await client.ask('MODE Z', 200)
    await client.ask('RANG 100 150000', 350)
    expect(inflateSync(await client.receive('RETR a')).equals(content.subarray(100, 150_001))).toBe(true)
  })

  it('needs the right to overwrite for bytes that are there, and to append for those behind them', async () => {
    const server = await startServer({ tree: { a: content }, preset: 'read-upload' })
    const client = await server.logIn()
    await client.ask('RANG 0 9', 350)
    await client.prepareData()
    await client.ask('STOR a', 550)
    await client.ask('RANG 200000 200002', 350)
    await client.transmit('STOR a', 'end')
    expect(server.tree.read('a').equals(Buffer.concat([content, Buffer.from('end')]))).toBe(true)
  })
})
