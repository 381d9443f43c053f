import { describe, expect, it } from 'vitest'
import { createAdmission } from '../../app/main/engine/auth/admission.ts'
import type { Authenticator, LoginResult } from '../../app/main/engine/auth/authenticator.ts'
import { hashPassword, verifyPassword } from '../../app/main/engine/auth/password-hash.ts'
import { Secret } from '../../app/main/engine/auth/secret.ts'
import type { RawFtpClient } from '../helpers/raw-ftp-client.ts'
import { startPortside } from '../helpers/start-portside.ts'
import { startServer, type TestServer } from '../helpers/start-server.ts'
import { waitFor } from '../helpers/wait-for.ts'

const linux = process.platform === 'linux'
const unlimited = { download: null, upload: null }
const limitsOf = (maxSessions: number) => ({
  speed: unlimited,
  sessionSpeed: unlimited,
  groupSpeeds: [],
  maxSessions,
})

/** A server whose account `demo` may have so many sessions. */
const withLimit = (maxSessions: number): Promise<TestServer> =>
  startServer({
    accounts: [{ name: 'demo', password: 'secret', mounts: [], says: { limits: limitsOf(maxSessions) } }],
  })

async function tryLogIn(server: TestServer): Promise<{ code: number; text: string }> {
  const client = await server.connect()
  await client.ask('USER demo', 331)
  const { code, text } = await client.ask('PASS secret', 230, 421)
  if (code === 421) await client.untilClosed()
  return { code, text }
}

describe('who may not sign in', () => {
  it.each([
    ['is disabled', { isEnabled: false }, 'disabled'],
    ['has expired', { expiresAtMs: 1 }, 'expired'],
    ['comes from elsewhere', { allowedAddresses: ['192.0.2.0/24'] }, 'address-not-allowed'],
    ['is denied the address', { deniedAddresses: ['127.0.0.1'] }, 'address-not-allowed'],
    ['needs TLS', { requiresTls: true }, 'tls-required'],
  ])('because the user %s, is told what a wrong password is told', async (_title, rules, reason) => {
    const { connect, events } = await startPortside({ users: [{ id: 'u', name: 'ann', ...rules }] })
    const client = await connect()
    await client.ask('USER ann', 331)
    const refused = await client.ask('PASS secret', 530)
    await client.ask('USER ann', 331)
    const wrong = await client.ask('PASS wrong', 530)
    expect(refused.text).toBe(wrong.text)
    expect(events.of('login-failed').map((event) => event.reason)).toEqual([reason, 'wrong-password'])
  })
})

describe('the sessions of a user', () => {
  it('are limited; who has the right password is told the number, and nobody else', async () => {
    const server = await withLimit(2)
    await server.logIn()
    await server.logIn()
    const third = await tryLogIn(server)
    expect(third).toMatchObject({ code: 421, text: expect.stringContaining('limit 2') })
    await server.events.waitFor('session-closed', ({ reason }) => reason === 'too-many-sessions-of-account')
    const guesser = await server.connect()
    await guesser.ask('USER demo', 331)
    await guesser.ask('PASS wrong', 530)
  })

  it('are never more than allowed, however many sign in at once', async () => {
    const server = await withLimit(3)
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => tryLogIn(server)))
    expect(outcomes.filter(({ code }) => code === 230)).toHaveLength(3)
  })

  it.each<[string, (client: RawFtpClient, server: TestServer) => unknown]>([
    ['QUIT', (client) => client.quit()],
    ['a closed connection', (client) => client.destroy()],
    ['a reset connection', (client) => client.destroy('reset')],
    ['REIN', (client) => client.ask('REIN', 220)],
    ['another USER', (client) => client.ask('USER somebody', 331)],
    [
      'an administrator',
      (client, { engine }) => {
        engine.disconnect(engine.sessions()[0]?.sessionId ?? '')
        return client.untilClosed()
      },
    ],
    [
      'the loss of the account',
      (client, { engine }) => {
        expect(engine.applyPrincipal('account-demo', null)).toBe(1)
        return client.untilClosed()
      },
    ],
  ])('leave their place by %s', async (_title, leave) => {
    const server = await withLimit(1)
    await leave(await server.logIn(), server)
    // A connection that only vanishes is noticed a moment later.
    await waitFor('the place', async () => (await tryLogIn(server)).code === 230)
    expect((await tryLogIn(server)).code).toBe(421)
  })

  it('leave their place when the client goes while its password is checked', async () => {
    const gate: { open: (result: LoginResult) => void; asked: number } = { open: () => undefined, asked: 0 }
    const principal = {
      accountId: 'one',
      name: 'demo',
      isAnonymous: false,
      mounts: [],
      limits: limitsOf(1),
    }
    const authenticator: Authenticator = {
      authenticate: () =>
        new Promise((resolve) => {
          gate.asked += 1
          gate.open = resolve
        }),
    }
    const server = await startServer({ authenticator })
    const client = await server.connect()
    await client.ask('USER demo', 331)
    client.send('PASS secret')
    await waitFor('the check', () => gate.asked === 1)
    client.destroy()
    await waitFor('the connection to go', () => client.socket.destroyed)
    gate.open({ kind: 'accepted', principal })
    await server.events.waitFor('session-closed')
    const next = await server.connect()
    await next.ask('USER demo', 331)
    next.send('PASS secret')
    await waitFor('the check', () => gate.asked === 2)
    gate.open({ kind: 'accepted', principal })
    await next.expect(230)
  })
})

describe('the start folder', () => {
  it.each([
    ['/docs/inner', '/docs/inner'],
    ['/docs/gone', '/'],
    ['/docs/file', '/'],
    ['/elsewhere', '/'],
  ])('%s is %s', async (startFolder, wanted) => {
    const tree = { inner: { a: '' }, file: '' }
    const { logIn } = await startPortside({ tree, users: [{ id: 'u', name: 'ann', startFolder }] })
    const client = await logIn()
    expect((await client.ask('PWD', 257)).text).toContain(`"${wanted}"`)
  })

  it('is no right to be there', async () => {
    const { logIn } = await startPortside({
      tree: { inner: { a: '' } },
      share: { preset: 'custom', permissions: [] },
      users: [{ id: 'u', name: 'ann', startFolder: '/docs/inner' }],
    })
    expect((await (await logIn()).ask('PWD', 257)).text).toContain('"/"')
  })
})

describe('many logins at once', () => {
  it('are checked one by one for one address', async () => {
    const state = { running: 0, most: 0 }
    const server = await startServer({
      authenticator: {
        async authenticate() {
          state.running += 1
          state.most = Math.max(state.most, state.running)
          await new Promise(setImmediate)
          state.running -= 1
          return {
            kind: 'accepted',
            principal: { accountId: 'a', name: 'a', isAnonymous: false, mounts: [] },
          }
        },
      },
    })
    await Promise.all(Array.from({ length: 8 }, () => server.logIn()))
    expect(state.most).toBe(1)
  })

  it.skipIf(!linux)('do not delay stopping, however slow their checks are', async () => {
    const stored = await hashPassword(new Secret('right'))
    const server = await startServer({
      authenticator: {
        async authenticate({ password, signal }) {
          await verifyPassword(password, stored, undefined, signal)
          return { kind: 'refused', reason: 'wrong-password' }
        },
      },
    })
    // Each from another address, so that they wait for the hash and not for their turn.
    const clients = await Promise.all(
      Array.from({ length: 40 }, (_, index) => server.connect({ localAddress: `127.0.1.${index + 1}` })),
    )
    for (const client of clients) {
      await client.ask('USER demo', 331)
      client.send('PASS wrong')
    }
    await server.events.waitFor('command-received', ({ verb }) => verb === 'PASS')
    await server.stop()
    expect(server.events.of('session-closed')).toHaveLength(40)
    await Promise.all(clients.map((client) => client.untilClosed()))
  })
})

describe('the address rules of an account', () => {
  it.skipIf(!linux)('look at the address of the peer, session by session', async () => {
    const rules = { expiresAtMs: null, isLanOnly: false, allowed: [['127.0.0.2']], denied: [] }
    const admission = createAdmission(rules, () => true)
    const server = await startServer()
    const here = await server.logIn()
    const there = await server.logIn({ localAddress: '127.0.0.2' })
    const principal = { accountId: 'account-demo', name: 'demo', isAnonymous: false, mounts: [], admission }
    expect(server.engine.applyPrincipal('account-demo', principal)).toBe(1)
    expect((await here.untilClosed()).map(({ code }) => code)).toEqual([421])
    await there.ask('NOOP', 200)
  })
})
