import { describe, expect, it } from 'vitest'
import { createMemoryStorage } from '../../app/main/engine/vfs/memory-storage.ts'
import { startServer } from '../helpers/start-server.ts'
import { testContent } from '../helpers/test-content.ts'

const capacityBytes = 100_000

describe('a full disk', () => {
  it('is 452, destroys nothing, and the session goes on', async () => {
    const server = await startServer({ storage: createMemoryStorage({ capacityBytes }) })
    const client = await server.logIn()
    const earlier = testContent(60_000)
    await client.transmit('STOR a', earlier)
    const data = await client.begin('STOR a')
    await data.send(testContent(500_000)).catch(() => undefined)
    await client.expect(452)
    expect((await client.receive('RETR a')).equals(earlier)).toBe(true)
    expect((await client.receive('NLST')).toString()).toBe('a\r\n')
    const ended = server.events.of('transfer-ended').map(({ outcome }) => outcome)
    expect(ended[1]).toEqual({ kind: 'failed', failure: 'no-space' })
    await client.transmit('STOR b', 'little')
  })

  it('keeps what an append had before', async () => {
    const server = await startServer({ storage: createMemoryStorage({ capacityBytes }) })
    const client = await server.logIn()
    const earlier = testContent(90_000)
    await client.transmit('STOR a', earlier)
    const data = await client.begin('APPE a')
    await data.send(testContent(500_000)).catch(() => undefined)
    await client.expect(452)
    const kept = await client.receive('RETR a')
    expect(kept.subarray(0, earlier.length).equals(earlier)).toBe(true)
  })

  it('is told before any data by ALLO', async () => {
    const server = await startServer({ storage: createMemoryStorage({ capacityBytes }) })
    const client = await server.logIn()
    await client.ask(`ALLO ${capacityBytes + 1}`, 452, 552)
    await client.ask('ALLO 1000', 200, 202)
  })
})

describe('a share that is unplugged', () => {
  it('during an upload fails it, is 450 afterwards, and comes back by itself', async () => {
    const storage = createMemoryStorage()
    const server = await startServer({ storage })
    const client = await server.logIn()
    await client.transmit('STOR a', 'content')
    const data = await client.begin('STOR b')
    await data.write(testContent(100_000))
    await server.events.waitFor('transfers-progressed', ({ transfers }) => (transfers[0]?.bytes ?? 0) > 0)
    storage.setAvailable(false)
    await data.send('more').catch(() => undefined)
    const { code } = await client.nextReply()
    expect([450, 451]).toContain(code)
    await client.prepareData()
    await client.ask('RETR a', 450, 550)
    storage.setAvailable(true)
    expect((await client.receive('RETR a')).toString()).toBe('content')
  })
})
