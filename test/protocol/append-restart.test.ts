import { describe, expect, it } from 'vitest'
import { startWired, wireSetUps } from '../helpers/set-ups.ts'
import { startServer } from '../helpers/start-server.ts'
import { testContent } from '../helpers/test-content.ts'

const content = testContent(200_000)
const middle = 65_537

describe.each(wireSetUps)('REST over $name', (wire) => {
  it.each([0, 1, middle, 199_999, 200_000])('continues a download at %d', async (offset) => {
    const { client } = await startWired(wire, { tree: { a: content } })
    await client.ask(`REST ${offset}`, 350)
    expect((await client.receive('RETR a')).equals(content.subarray(offset))).toBe(true)
    // Used up: the next one starts at the beginning.
    expect((await client.receive('RETR a')).equals(content)).toBe(true)
  })

  it.each([0, 1, middle, 199_999])(
    'continues an upload at %d and keeps every byte before it',
    async (offset) => {
      const { server, client } = await startWired(wire, { tree: { a: content.subarray(0, offset) } })
      await client.ask(`REST ${offset}`, 350)
      await client.transmit('STOR a', content.subarray(offset))
      expect(server.tree.read('a').equals(content)).toBe(true)
    },
  )

  it('appends with APPE, to an old file and to a new one', async () => {
    const { server, client } = await startWired(wire, { tree: { a: content.subarray(0, middle) } })
    await client.transmit('APPE a', content.subarray(middle))
    expect(server.tree.read('a').equals(content)).toBe(true)
    await client.transmit('APPE b', content.subarray(0, middle))
    await client.transmit('APPE b', content.subarray(middle))
    expect(server.tree.read('b').equals(content)).toBe(true)
  })
})

describe('REST', () => {
  it('in an upload cuts nothing that was not sent over', async () => {
    const server = await startServer({ tree: { a: content } })
    const client = await server.logIn()
    await client.ask('REST 10', 350)
    await client.transmit('STOR a', 'NEW')
    expect(server.tree.read('a')).toEqual(
      Buffer.concat([content.subarray(0, 10), Buffer.from('NEW'), content.subarray(13)]),
    )
  })

  it('keeps what an upload in place had received when it breaks off', async () => {
    const server = await startServer({ tree: { a: content.subarray(0, 1000) } })
    const client = await server.logIn()
    await client.ask('REST 1000', 350)
    const data = await client.begin('STOR a')
    await data.write(content.subarray(1000, 50_000))
    await server.events.waitFor('transfers-progressed', ({ transfers }) => transfers[0]?.bytes === 49_000)
    data.destroy('reset')
    await client.expect(426, 451)
    expect(server.tree.read('a').equals(content.subarray(0, 50_000))).toBe(true)
  })

  it('beyond the end is 554, for a download and for an upload', async () => {
    const server = await startServer({ tree: { a: 'short' } })
    const client = await server.logIn()
    for (const verb of ['RETR', 'STOR']) {
      await client.ask('REST 6', 350)
      await client.prepareData()
      await client.ask(`${verb} a`, 554)
    }
    expect(server.tree.read('a').toString()).toBe('short')
    expect((await client.receive('RETR a')).toString()).toBe('short')
  })

  it.each(['PASV', 'EPSV', 'PORT', 'EPRT'] as const)('survives %s and TYPE', async (mode) => {
    const client = await (await startServer({ tree: { a: content } })).logIn()
    await client.ask('REST 1000', 350)
    await client.ask('TYPE I', 200)
    expect((await client.receive('RETR a', mode)).equals(content.subarray(1000))).toBe(true)
  })

  it('is 501 in TYPE A for anything but 0', async () => {
    const client = await (await startServer({ tree: { a: content } })).logIn()
    await client.ask('TYPE A', 200)
    await client.ask('REST 1', 501)
    await client.ask('REST 0', 350)
    await client.ask('TYPE I', 200)
    expect((await client.receive('RETR a')).equals(content)).toBe(true)
  })

  it.each(['-1', 'x', '1.5', '1 2', '0x10', '99999999999999999999999'])('%s is 501', async (argument) => {
    const client = await (await startServer({ tree: { a: content } })).logIn()
    await client.ask(`REST ${argument}`, 501)
    expect((await client.receive('RETR a')).equals(content)).toBe(true)
  })

  it('does not touch a listing', async () => {
    const client = await (await startServer({ tree: { abcdef: '' } })).logIn()
    await client.ask('REST 3', 350)
    expect((await client.receive('NLST')).toString()).toBe('abcdef\r\n')
  })
})
