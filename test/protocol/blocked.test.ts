import { describe, expect, it } from 'vitest'
import { RawFtpClient } from '../helpers/raw-ftp-client.ts'
import { startServer } from '../helpers/start-server.ts'
import { testContent } from '../helpers/test-content.ts'

describe('a blocked address', () => {
  it('is told so with 421 and gets no session; others are served', async () => {
    const blocked = new Set(['127.0.0.2'])
    const server = await startServer({ tree: { a: 'x' }, refuses: (address) => blocked.has(address) })
    const refused = await RawFtpClient.dial({ ...server.target, localAddress: '127.0.0.2' })
    expect(await refused.untilClosed()).toMatchObject([
      { code: 421, text: expect.stringContaining('blocked') },
    ])
    expect(server.events.of('session-refused')).toMatchObject([
      { peer: { address: '127.0.0.2' }, reason: 'blocked' },
    ])
    expect(server.engine.sessions()).toEqual([])
    expect((await (await server.logIn()).receive('RETR a')).toString()).toBe('x')
    blocked.clear()
    await server.connect({ localAddress: '127.0.0.2' })
  })

  it('loses its session and its transfer as by the administrator', async () => {
    const server = await startServer({ tree: { large: testContent(24_000_000) } })
    const client = await server.logIn({ localAddress: '127.0.0.2' })
    const data = await client.begin('RETR large')
    const [session] = server.engine.sessions()
    server.engine.disconnect(session!.sessionId, 'Your address was blocked.', 'blocked')
    expect((await client.untilClosed()).at(-1)).toMatchObject({
      code: 421,
      text: 'Your address was blocked.',
    })
    await data.closed()
    await server.events.waitFor('session-closed', ({ reason }) => reason === 'blocked')
    expect(server.events.of('transfer-ended')).toMatchObject([{ outcome: { kind: 'aborted', by: 'admin' } }])
  })

  it('leaves nothing behind however often it tries', async () => {
    const server = await startServer({ refuses: (address) => address === '127.0.0.2' })
    const tries = Array.from({ length: 500 }, async () => {
      const client = await RawFtpClient.dial({ ...server.target, localAddress: '127.0.0.2' })
      return await client.untilClosed()
    })
    expect((await Promise.all(tries)).every((replies) => replies[0]?.code === 421)).toBe(true)
    expect(server.events.of('session-refused')).toHaveLength(500)
    await server.logIn()
  })
})

describe('two hundred sessions', () => {
  it('are ended at once and leave nothing', async () => {
    const server = await startServer({
      tree: { large: testContent(4_000_000) },
      options: { maxSessions: 300, maxSessionsPerAddress: 300 },
    })
    const clients = await Promise.all(
      Array.from({ length: 200 }, (_, n) => server.logIn({ localAddress: `127.0.0.${2 + (n % 50)}` })),
    )
    const moving = await Promise.all(clients.slice(0, 40).map((client) => client.begin('RETR large')))
    const ids = server.engine.sessions().map(({ sessionId }) => sessionId)
    for (const id of ids) server.engine.disconnect(id)
    const lastReplies = await Promise.all(clients.map((client) => client.untilClosed()))
    expect(lastReplies.every((replies) => replies.at(-1)?.code === 421)).toBe(true)
    await Promise.all(moving.map((data) => data.closed()))
    await Promise.all(
      ids.map((id) => server.events.waitFor('session-closed', ({ sessionId }) => sessionId === id)),
    )
    expect(server.engine.sessions()).toEqual([])
    expect(server.events.of('session-closed')).toHaveLength(200)
  })
})
