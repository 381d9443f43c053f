import { describe, expect, it } from 'vitest'
import { RawFtpClient } from '../helpers/raw-ftp-client.ts'
import { startServer } from '../helpers/start-server.ts'
import { waitFor } from '../helpers/wait-for.ts'

const linux = process.platform === 'linux'

async function refusal(target: Parameters<typeof RawFtpClient.dial>[0]): Promise<string> {
  const client = await RawFtpClient.dial(target)
  const replies = await client.untilClosed()
  expect(replies.map(({ code }) => code)).toEqual([421])
  return replies[0]?.text ?? ''
}

describe('the limit of sessions', () => {
  it('refuses one more with 421 and lets it in when one has left', async () => {
    const server = await startServer({ options: { maxSessions: 2 } })
    const first = await server.logIn()
    await server.logIn()
    await refusal(server.target)
    expect(server.events.of('session-refused')).toMatchObject([{ reason: 'too-many-sessions' }])
    await first.quit()
    await waitFor('a free place', () => server.engine.sessions().length === 1)
    await server.logIn()
  })

  it('by address refuses one address and not another', async () => {
    const server = await startServer({ options: { maxSessionsPerAddress: 1 } })
    await server.logIn()
    expect(await refusal(server.target)).toMatch(/address/i)
    expect(server.events.of('session-refused')).toMatchObject([{ reason: 'too-many-sessions-from-address' }])
    // Other addresses of 127/8 are other peers; only Linux has them all without set-up.
    if (linux) await server.logIn({ localAddress: '127.0.0.2' })
  })

  it('holds on an implicit TLS listener, too', async () => {
    const server = await startServer({ tls: 'implicit', options: { maxSessions: 1 } })
    await server.logIn()
    const { implicitTls: _clear, ...plain } = server.target
    const client = await RawFtpClient.dial(plain)
    client.sendRaw('', null)
    await client.untilClosed().catch(() => undefined)
    client.destroy()
    await waitFor('the refusal', () => server.events.of('session-refused').length === 1)
  })

  it('stands a thousand connects, and nothing is left of them', async () => {
    const server = await startServer({ options: { maxSessions: 10, maxSessionsPerAddress: 5 } })
    for (let round = 0; round < 20; round += 1) {
      const clients = await Promise.all(Array.from({ length: 50 }, () => RawFtpClient.dial(server.target)))
      const served = clients.filter(({ unread }) => unread[0]?.code === 220)
      for (const client of clients) client.destroy('reset')
      expect(served.length).toBeLessThanOrEqual(5)
      await waitFor('the sessions to go', () => server.engine.sessions().length === 0)
    }
    const client = await server.logIn()
    await client.quit()
  })
})
