import { describe, expect, it } from 'vitest'
import { startWired, wireSetUps } from '../helpers/set-ups.ts'
import { startServer } from '../helpers/start-server.ts'
import { testContent } from '../helpers/test-content.ts'

/** More than the sockets between server and client can hold, so that the transfer surely still runs. */
const large = testContent(24_000_000)

describe.each(wireSetUps)('ABOR over $name', (wire) => {
  it('answers 426 then 226 when a download is running', async () => {
    const { server, client } = await startWired(wire, { tree: { large, small: 'x' } })
    const data = await client.begin('RETR large')
    client.send('ABOR')
    await client.expect(426)
    await client.expect(226)
    await data.closed()
    const { outcome } = await server.events.waitFor('transfer-ended')
    expect(outcome).toEqual({ kind: 'aborted', by: 'client' })
    expect((await client.receive('RETR small')).toString()).toBe('x')
  })

  it('answers 426 then 226 when an upload is running', async () => {
    const { server, client } = await startWired(wire, { tree: { a: 'earlier' } })
    const data = await client.begin('STOR a')
    await data.write(testContent(100_000))
    await server.events.waitFor('transfers-progressed', ({ transfers }) => (transfers[0]?.bytes ?? 0) > 0)
    client.send('ABOR')
    await client.expect(426)
    await client.expect(226)
    await data.closed()
    expect(server.tree.names()).toEqual(['a'])
    expect(server.tree.read('a').toString()).toBe('earlier')
  })
})

describe('ABOR', () => {
  it('answers 226 when there is nothing to abort', async () => {
    const client = await (await startServer()).logIn()
    await client.ask('ABOR', 226)
  })

  it('answers 226 and closes a data connection that is open but idle', async () => {
    const client = await (await startServer({ tree: { a: 'x' } })).logIn()
    const port = await client.pasv()
    const data = await client.connectData(port)
    await client.ask('NOOP', 200)
    await client.ask('ABOR', 226)
    await data.closed()
    await expect(client.connectData(port)).rejects.toThrow()
    await client.ask('RETR a', 425)
  })

  it('ends the waiting for a data connection that does not come', async () => {
    const server = await startServer({ tree: { a: 'x' } })
    const client = await server.logIn()
    await client.pasv()
    client.send('RETR a')
    await server.events.waitFor('transfer-started')
    client.send('ABOR')
    await client.expect(426, 425)
    await client.expect(226)
    expect((await client.receive('RETR a')).toString()).toBe('x')
  })

  it('overtakes commands that wait for the end of the transfer', async () => {
    const client = await (await startServer({ tree: { large } })).logIn()
    const data = await client.begin('RETR large')
    client.sendRaw('PWD\r\nSYST\r\nABOR\r\n', 3)
    await client.expect(426)
    const codes = [await client.nextReply(), await client.nextReply(), await client.nextReply()]
    expect(codes.map(({ code }) => code)).toEqual([226, 257, 215])
    await data.closed()
  })

  it('is understood after Telnet IP and Synch, as in-band and as urgent data', async () => {
    const client = await (await startServer({ tree: { large } })).logIn()
    const data = await client.begin('RETR large')
    // IAC IP IAC DM ABOR: what lftp, ncftp and BSD ftp send.
    client.sendRaw(Buffer.from([0xff, 0xf4, 0xff, 0xf2, ...Buffer.from('ABOR\r\n')]), 1)
    await client.expect(426)
    await client.expect(226)
    await data.closed()
  })
})

describe('during a transfer', () => {
  it('NOOP and STAT are answered at once, STAT with the bytes so far', async () => {
    const client = await (await startServer({ tree: { large } })).logIn()
    const data = await client.begin('RETR large')
    await client.ask('NOOP', 200)
    const { text } = await client.ask('STAT', 211)
    expect(text).toMatch(/\b\d+\b.*\b24000000\b/s)
    expect((await data.readAll()).equals(large)).toBe(true)
    await client.expect(226)
  })

  it('QUIT waits for the end: 226, then 221', async () => {
    const client = await (await startServer({ tree: { large } })).logIn()
    const data = await client.begin('RETR large')
    client.send('QUIT')
    expect((await data.readAll()).equals(large)).toBe(true)
    expect((await client.untilClosed()).map(({ code }) => code)).toEqual([226, 221])
  })

  it('other commands wait and are answered in order after 226', async () => {
    const client = await (await startServer({ tree: { large, folder: {} } })).logIn()
    const data = await client.begin('RETR large')
    client.sendRaw('CWD folder\r\nPWD\r\nSYST\r\n', 3)
    await client.ask('NOOP', 200)
    expect((await data.readAll()).equals(large)).toBe(true)
    await client.expect(226)
    await client.expect(250)
    expect((await client.expect(257)).text).toMatch(/^"\/folder"/)
    await client.expect(215)
  })
})
