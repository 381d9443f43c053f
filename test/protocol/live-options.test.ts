import { once } from 'node:events'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { defaultEngineOptions, type EngineOptions } from '../../app/main/engine/engine-options.ts'
import { RawFtpClient } from '../helpers/raw-ftp-client.ts'
import { startServer, type TestServer } from '../helpers/start-server.ts'
import { testContent } from '../helpers/test-content.ts'

/** Options as the helper starts with, save what the test says. */
const optionsOf = (changes: Partial<EngineOptions>): EngineOptions => ({
  ...defaultEngineOptions,
  listeners: [{ host: '127.0.0.1', port: 0, tls: 'optional' }],
  ...changes,
})

/** A foreign program on a port the system chose. */
async function blocker(): Promise<{ port: number; server: Server }> {
  const server = createServer((socket) => socket.destroy())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return { port: (server.address() as AddressInfo).port, server }
}

const listenerOn = (port: number) => ({ host: '127.0.0.1', port, tls: 'optional' as const })

const portOf = (server: TestServer): number => server.engine.boundListeners[0]?.port ?? 0

describe('changed options', () => {
  it('greet who comes, while sessions and their transfers go on', async () => {
    const content = testContent(3_000_000)
    const server = await startServer({ tree: { a: content } })
    const before = await server.logIn()
    const download = before.receive('RETR a')
    await server.engine.applyOptions(optionsOf({ greeting: 'Changed', maxSessionsPerAddress: 2 }))
    expect((await download).equals(content)).toBe(true)
    await before.ask('PWD', 257)
    const after = await server.connect()
    await after.ask('NOOP', 200)
    expect(server.events.of('reply-sent').map(({ text }) => text)).toContain('Changed')
    const third = await RawFtpClient.dial(server.target)
    expect((await third.untilClosed()).map(({ code }) => code)).toEqual([421])
    expect(server.events.of('listener-closed')).toEqual([])
  })

  it('allow and forbid at once what may change in the midst of a session', async () => {
    const server = await startServer({ tree: { old: { 'a.txt': 'a' } } })
    const client = await server.logIn()
    await client.ask('RMDA old', 502)
    await server.engine.applyOptions(optionsOf({ allowTreeRemoval: true }))
    await client.ask('RMDA old', 250)
  })

  it('offer data ports of the new range, and let a transfer on an old one finish', async () => {
    const { port, server: taken } = await blocker()
    const server = await startServer({ tree: { a: 'content' } })
    const client = await server.logIn()
    const prepared = await client.prepareData()
    taken.close()
    await once(taken, 'close')
    await server.engine.applyOptions(optionsOf({ passivePorts: { min: port, max: port } }))
    const connection = await prepared.open()
    await client.ask('RETR a', 150, 125)
    expect((await connection.readAll()).toString()).toBe('content')
    await client.expect(226)
    expect((await client.prepareData()).port).toBe(port)
  })
})

describe('changed listeners', () => {
  it('are opened and closed alone, and nobody who is there is disturbed', async () => {
    const server = await startServer()
    const old = portOf(server)
    const client = await server.logIn()
    const { port, server: taken } = await blocker()
    taken.close()
    await once(taken, 'close')
    await server.engine.applyOptions(optionsOf({ listeners: [listenerOn(port)] }))
    expect(server.engine.boundListeners).toMatchObject([{ port }])
    await client.ask('NOOP', 200)
    await (await server.connect({ port })).ask('NOOP', 200)
    await expect(server.connect({ port: old })).rejects.toThrow()
  })

  it('treat new connections by a new TLS policy on the port that stays', async () => {
    const server = await startServer()
    const client = await server.logIn()
    await server.engine.applyOptions(
      optionsOf({ listeners: [{ host: '127.0.0.1', port: 0, tls: 'required' }], tlsIdentity: null }),
    )
    await client.ask('PWD', 257)
    await (await server.connect()).ask('USER demo', 530)
  })

  it('wait for a port that is taken, and take it when it is free', async () => {
    const server = await startServer()
    const client = await server.logIn()
    const { port, server: taken } = await blocker()
    await server.engine.applyOptions(optionsOf({ listeners: [listenerOn(port)] }))
    expect(server.engine.boundListeners).toEqual([])
    expect(server.engine.failedListeners).toMatchObject([{ port, error: { code: 'EADDRINUSE' } }])
    expect(server.events.of('listener-failed')).toMatchObject([{ port, code: 'EADDRINUSE' }])
    await client.ask('NOOP', 200)
    taken.close()
    await server.events.waitFor('listener-opened', (event) => event.port === port)
    expect(server.engine.failedListeners).toEqual([])
    await (await server.connect({ port })).ask('NOOP', 200)
  })

  it('are given up with the server, also while they wait', async () => {
    const server = await startServer()
    const { port } = await blocker()
    await server.engine.applyOptions(optionsOf({ listeners: [listenerOn(port)] }))
    await server.stop()
    expect(server.engine.failedListeners).toEqual([])
  })
})
