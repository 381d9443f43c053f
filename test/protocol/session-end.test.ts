import { describe, expect, it } from 'vitest'
import type { LoginResult } from '../../app/main/engine/auth/authenticator.ts'
import { RawFtpClient } from '../helpers/raw-ftp-client.ts'
import { startServer, toMount } from '../helpers/start-server.ts'
import { waitFor } from '../helpers/wait-for.ts'

/** An authenticator whose answers the test gives, as a slow password check does. */
function slowAuthenticator() {
  const waiting: ((result: LoginResult) => void)[] = []
  return {
    waiting,
    authenticate: () => new Promise<LoginResult>((resolve) => waiting.push(resolve)),
  }
}

describe('a client that leaves while its password is checked', () => {
  it('keeps its place until the check is done, so that it cannot line up more of them', async () => {
    const authenticator = slowAuthenticator()
    const server = await startServer({ authenticator, options: { maxSessions: 2 } })
    const other = await server.connect()
    const client = await server.connect()
    await client.ask('USER demo', 331)
    client.send('PASS secret')
    await waitFor('the check', () => authenticator.waiting.length === 1)
    client.destroy('reset')
    // Nothing tells when the server has seen the reset; round trips of another client come after it.
    for (let trip = 0; trip < 10; trip += 1) await other.ask('NOOP', 200)
    const refused = await RawFtpClient.dial(server.target)
    await refused.expect(421)
    await refused.untilClosed()
    authenticator.waiting[0]?.({ kind: 'refused', reason: 'wrong-password' })
    await server.events.waitFor('session-closed')
    await (await server.connect()).quit()
  })

  it.each([
    ['is right', 'logged-in'],
    ['is wrong', 'login-failed'],
  ] as const)('is told of before it is gone, and no timer of it stays (the password %s)', async (_, type) => {
    const authenticator = slowAuthenticator()
    const server = await startServer({ authenticator })
    const client = await server.connect()
    await client.ask('USER demo', 331)
    client.send('PASS secret')
    await waitFor('the check', () => authenticator.waiting.length === 1)
    client.destroy('reset')
    const other = await server.connect()
    for (let trip = 0; trip < 10; trip += 1) await other.ask('NOOP', 200)
    const mounts = [await toMount({ at: [], folder: server.tree.path, preset: 'full' })]
    const principal = { accountId: 'a', name: 'demo', isAnonymous: false, mounts }
    authenticator.waiting[0]?.(
      type === 'logged-in' ? { kind: 'accepted', principal } : { kind: 'refused', reason: 'wrong-password' },
    )
    const { sessionId } = await server.events.waitFor(type)
    await server.events.waitFor('session-closed', (event) => event.sessionId === sessionId)
    const own = server.events.all.filter((event) => 'sessionId' in event && event.sessionId === sessionId)
    expect(own.at(-1)?.type).toBe('session-closed')
  })
})

describe('a client that half-closes', () => {
  it('gets every reply, however late it begins to read', async () => {
    const server = await startServer()
    const client = await server.connect()
    client.socket.pause()
    client.sendRaw('HELP\r\n'.repeat(10_000), 10_000)
    client.socket.end()
    await waitFor('the server to be full', () => server.events.of('reply-sent').length > 100)
    client.socket.resume()
    const replies = await client.untilClosed()
    expect(replies).toHaveLength(10_000)
  })
})

describe('a subscriber that throws', () => {
  it('harms neither the sessions nor the subscribers after it', async () => {
    const server = await startServer({ tree: { a: 'x' } })
    const seen: string[] = []
    server.engine.subscribe(() => {
      throw new Error('a mistake of the listener')
    })
    server.engine.subscribe(({ type }) => seen.push(type))
    const client = await server.logIn()
    expect((await client.receive('RETR a')).toString()).toBe('x')
    await client.quit()
    await server.events.waitFor('session-closed')
    expect(seen).toEqual(server.events.all.slice(-seen.length).map(({ type }) => type))
  })
})

describe('a certificate that OpenSSL does not take', () => {
  const tlsIdentity = { certificatePem: 'no certificate', privateKeyPem: 'no key' }

  it('ends the session that asks for TLS with 421 and nothing else', async () => {
    const server = await startServer({ options: { tlsIdentity } })
    const client = await server.connect()
    await client.ask('AUTH TLS', 421)
    await client.untilClosed()
    await server.events.waitFor('session-closed', ({ reason }) => reason === 'internal-error')
    await (await server.logIn()).quit()
  })

  it('closes a connection of implicit TLS, and the server goes on', async () => {
    const server = await startServer({ tls: 'implicit', options: { tlsIdentity } })
    const client = await RawFtpClient.dial({ ...server.target, implicitTls: false })
    await client.untilClosed()
    await server.events.waitFor('session-closed', ({ reason }) => reason === 'internal-error')
  })
})
