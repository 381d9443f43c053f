import { describe, expect, it } from 'vitest'
import { RawFtpClient } from '../helpers/raw-ftp-client.ts'
import { startServer } from '../helpers/start-server.ts'
import { testContent } from '../helpers/test-content.ts'

const large = testContent(24_000_000)

describe('stopping', () => {
  it('ends idle sessions with 421 and refuses new connections', async () => {
    const server = await startServer()
    const clients = [await server.connect(), await server.logIn()]
    const stopped = server.stop(10_000)
    for (const client of clients) {
      expect((await client.untilClosed()).map(({ code }) => code)).toEqual([421])
    }
    await stopped
    await expect(RawFtpClient.dial(server.target)).rejects.toThrow()
    expect(server.events.of('session-closed').map(({ reason }) => reason)).toEqual([
      'server-stopped',
      'server-stopped',
    ])
  })

  it('lets a running transfer finish within the grace period', async () => {
    const server = await startServer({ tree: { large } })
    const client = await server.logIn()
    const data = await client.begin('RETR large')
    const stopped = server.stop(60_000)
    await expect(RawFtpClient.dial(server.target)).rejects.toThrow()
    expect((await data.readAll()).equals(large)).toBe(true)
    expect((await client.untilClosed()).map(({ code }) => code)).toEqual([226, 421])
    await stopped
    expect(server.events.of('transfer-ended')).toMatchObject([{ outcome: { kind: 'completed' } }])
  })

  it('ends what still runs when the grace period is over', async () => {
    const server = await startServer({ tree: { large } })
    const client = await server.logIn()
    const data = await client.begin('RETR large')
    await server.stop(50)
    await data.closed()
    await client.untilClosed()
    expect(server.events.of('transfer-ended')).toMatchObject([{ outcome: { kind: 'aborted', by: 'server' } }])
  })

  it('closes passive ports that were offered and never used', async () => {
    const server = await startServer()
    const client = await server.logIn()
    const port = await client.pasv()
    await server.stop()
    await client.untilClosed()
    await expect(client.connectData(port)).rejects.toThrow()
  })

  it('may be asked for twice, and with clients that do not close', async () => {
    const server = await startServer()
    const client = await server.logIn()
    client.socket.pause()
    await Promise.all([server.engine.stop({ graceMs: 0 }), server.stop()])
    client.destroy()
  })
})

describe('starting', () => {
  it('says which port was taken when one is', async () => {
    const first = await startServer()
    const taken = { listeners: [{ host: '127.0.0.1', port: first.target.port, tls: 'off' as const }] }
    await expect(startServer({ options: taken })).rejects.toMatchObject({
      message: expect.stringContaining(String(first.target.port)),
    })
  })
})
