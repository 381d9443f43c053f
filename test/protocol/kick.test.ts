import { describe, expect, it } from 'vitest'
import { startWired, wireSetUps } from '../helpers/set-ups.ts'
import { startServer, toMount } from '../helpers/start-server.ts'
import { testContent } from '../helpers/test-content.ts'

const large = testContent(24_000_000)

describe.each(wireSetUps)('disconnect over $name', (wire) => {
  it('ends the session and its transfer with 421', async () => {
    const { server, client } = await startWired(wire, { tree: { large } })
    const data = await client.begin('RETR large')
    const [session] = server.engine.sessions()
    expect(server.engine.disconnect(session!.sessionId, 'Please come back later.')).toBe(true)
    const replies = await client.untilClosed()
    expect(replies.at(-1)).toMatchObject({ code: 421, text: 'Please come back later.' })
    await data.closed()
    await server.events.waitFor('session-closed', ({ reason }) => reason === 'disconnected-by-admin')
    expect(server.events.of('transfer-ended')).toMatchObject([{ outcome: { kind: 'aborted', by: 'admin' } }])
    expect(server.engine.sessions()).toEqual([])
  })
})

describe('disconnect', () => {
  it('touches no other session and says false for one that is gone', async () => {
    const server = await startServer({ tree: { a: 'x' } })
    const [first, second] = [await server.logIn(), await server.logIn()]
    const [session] = server.engine.sessions()
    expect(server.engine.disconnect(session!.sessionId)).toBe(true)
    await first.untilClosed()
    await server.events.waitFor('session-closed')
    expect(server.engine.disconnect(session!.sessionId)).toBe(false)
    expect((await second.receive('RETR a')).toString()).toBe('x')
  })

  it('ends a session in a TLS handshake and one that does not read', async () => {
    const server = await startServer()
    const client = await server.connect()
    await client.ask('AUTH TLS', 234)
    const [session] = server.engine.sessions()
    client.socket.pause()
    server.engine.disconnect(session!.sessionId)
    await server.events.waitFor('session-closed')
    client.destroy()
  })
})

describe('abortTransfer', () => {
  it('ends the transfer with 426 and keeps the session', async () => {
    const server = await startServer({ tree: { large, small: 'x' } })
    const client = await server.logIn()
    const data = await client.begin('RETR large')
    const [session] = server.engine.sessions()
    expect(server.engine.abortTransfer(session!.sessionId)).toBe(true)
    await client.expect(426)
    await data.closed()
    const { outcome } = await server.events.waitFor('transfer-ended')
    expect(outcome).toEqual({ kind: 'aborted', by: 'admin' })
    expect(server.engine.abortTransfer(session!.sessionId)).toBe(false)
    expect((await client.receive('RETR small')).toString()).toBe('x')
  })
})

describe('applyPrincipal', () => {
  const principal = async (folder: string, preset: 'read-only' | 'full') => ({
    accountId: 'account-demo',
    name: 'demo',
    isAnonymous: false,
    mounts: [await toMount({ at: [], folder, preset })],
  })

  it('gives live sessions their new rights at once', async () => {
    const server = await startServer({ tree: { a: 'x' } })
    const client = await server.logIn()
    await client.transmit('STOR b', 'y')
    server.engine.applyPrincipal('account-demo', await principal(server.tree.path, 'read-only'))
    await client.prepareData()
    await client.ask('STOR c', 550)
    expect((await client.receive('RETR b')).toString()).toBe('y')
    await client.ask('DELE b', 550)
  })

  it('of null ends the sessions of that account and no others', async () => {
    const server = await startServer({ tree: { a: 'x' } })
    const gone = await server.logIn()
    const waiting = await server.connect()
    server.engine.applyPrincipal('account-demo', null)
    expect((await gone.untilClosed()).map(({ code }) => code)).toEqual([421])
    await server.events.waitFor('session-closed', ({ reason }) => reason === 'account-removed')
    await waiting.ask('NOOP', 200)
  })
})
