import { describe, expect, it } from 'vitest'
import { createAccountAuthenticator } from '../../app/main/engine/auth/account-authenticator.ts'
import { createCredentialCache } from '../../app/main/engine/auth/credential-cache.ts'
import { hashPassword } from '../../app/main/engine/auth/password-hash.ts'
import { Secret } from '../../app/main/engine/auth/secret.ts'
import { startServer, toMount } from '../helpers/start-server.ts'
import { tempTree } from '../helpers/temp-tree.ts'

describe('the greeting', () => {
  it('is one line with 220', async () => {
    const server = await startServer({ options: { greeting: 'Welcome aboard' } })
    const client = await server.connect()
    await client.quit()
    expect(server.events.of('reply-sent')[0]).toMatchObject({ code: 220, text: 'Welcome aboard' })
  })
})

describe('USER and PASS', () => {
  it('log in with 331 and 230', async () => {
    const server = await startServer()
    const client = await server.connect()
    await client.ask('USER demo', 331)
    await client.ask('PASS secret', 230)
    await client.ask('PWD', 257)
    expect(server.events.of('logged-in')).toMatchObject([{ userName: 'demo', accountId: 'account-demo' }])
  })

  it('are case-insensitive as verbs and case-sensitive as values', async () => {
    const server = await startServer()
    const client = await server.connect()
    await client.ask('uSeR demo', 331)
    await client.ask('pass Secret', 530)
    await client.ask('USER demo', 331)
    await client.ask('Pass secret', 230)
  })

  it('answer the same for an unknown account and a wrong password', async () => {
    const server = await startServer()
    const client = await server.connect()
    const named = await client.ask('USER nobody', 331)
    const unknown = await client.ask('PASS secret', 530)
    const known = await client.ask('USER demo', 331)
    const wrong = await client.ask('PASS wrong', 530)
    expect(unknown.text).toBe(wrong.text)
    expect(known.text.replace('demo', 'nobody')).toBe(named.text)
    expect(server.events.of('login-failed').map(({ reason }) => reason)).toEqual([
      'unknown-account',
      'wrong-password',
    ])
  })

  it('close the session after the last allowed failure', async () => {
    const server = await startServer({ options: { maxLoginAttempts: 2 } })
    const client = await server.connect()
    await client.ask('USER demo', 331)
    await client.ask('PASS one', 530)
    await client.ask('USER demo', 331)
    client.send('PASS two')
    expect((await client.untilClosed()).map(({ code }) => code)).toEqual([530])
    await server.events.waitFor('session-closed', ({ reason }) => reason === 'too-many-login-failures')
  })

  it('wait longer after each failure, and commands sent meanwhile wait in order', async () => {
    const server = await startServer()
    const client = await server.connect()
    const asked: number[] = []
    for (const password of ['one', 'two']) {
      await client.ask('USER demo', 331)
      const before = performance.now()
      client.sendRaw(`PASS ${password}\r\nSYST\r\n`, 2)
      await client.expect(530)
      asked.push(performance.now() - before)
      await client.expect(215)
    }
    // The first refusal is immediate; the least the second can take is the wait that follows one failure.
    expect(asked[1]).toBeGreaterThanOrEqual(400)
  })

  it('end a client that goes away during the wait at once', async () => {
    const server = await startServer()
    const client = await server.connect()
    for (const password of ['one', 'two']) {
      await client.ask('USER demo', 331)
      client.send(`PASS ${password}`)
      if (password === 'one') await client.expect(530)
    }
    client.destroy()
    await server.events.waitFor('session-closed')
  })

  it('take a password with spaces to the byte', async () => {
    const tree = tempTree()
    const accounts = [
      {
        name: 'demo',
        password: ' two  spaces ',
        mounts: [{ at: [], folder: tree.path, preset: 'full' as const }],
      },
    ]
    const server = await startServer({ accounts })
    const client = await server.connect()
    await client.ask('USER demo', 331)
    await client.ask('PASS  two  spaces ', 230)
  })

  it('check a stored password by its slow hash, then by the cache', async () => {
    const tree = tempTree({ 'a.txt': 'hello' })
    const password = await hashPassword(new Secret('pässword'))
    const mounts = [await toMount({ at: [], folder: tree.path, preset: 'full' })]
    const account = {
      accountId: '1',
      name: 'demo',
      password,
      isEnabled: true,
      isAnonymous: false,
      requiresTls: false,
    }
    const authenticator = createAccountAuthenticator(
      {
        find: (name) => (name === 'demo' ? { ...account, mounts: () => mounts } : null),
        findAnonymous: () => null,
      },
      createCredentialCache({ now: () => performance.now() }),
    )
    const server = await startServer({ authenticator })
    for (let login = 0; login < 3; login += 1) {
      const client = await server.connect()
      await client.logIn('demo', 'pässword')
      expect((await client.receive('RETR a.txt')).toString()).toBe('hello')
      await client.quit()
    }
  })
})

describe('PASS', () => {
  it('is 503 without USER', async () => {
    const client = await (await startServer()).connect()
    await client.ask('PASS secret', 503)
  })

  it('is never shown in events', async () => {
    const server = await startServer()
    const client = await server.connect()
    await client.ask('USER demo', 331)
    await client.ask('PASS not-the-one', 530)
    await client.logIn()
    await client.quit()
    const said = JSON.stringify(server.events.all)
    expect(said).not.toContain('not-the-one')
    expect(said).not.toContain('secret')
    expect(server.events.of('command-received').map(({ verb }) => verb)).toContain('PASS')
  })
})

describe('anonymous', () => {
  it('is logged in only after PASS, with any password', async () => {
    const tree = tempTree({ 'a.txt': 'open' })
    const accounts = [
      {
        name: 'anonymous',
        password: '',
        isAnonymous: true,
        mounts: [{ at: [], folder: tree.path, preset: 'read-only' as const }],
      },
    ]
    const client = await (await startServer({ accounts })).connect()
    await client.ask('USER anonymous', 331)
    await client.ask('PWD', 530)
    await client.ask('PASS guest@example.org', 230)
    expect((await client.receive('RETR a.txt')).toString()).toBe('open')
    await client.ask('DELE a.txt', 550)
  })
})

describe('before login', () => {
  it.each([
    ['FEAT', 211],
    ['OPTS UTF8 ON', 200],
    ['CLNT NcFTP 3.2.6', 200],
    ['SYST', 215],
    ['HELP', 214],
    ['NOOP', 200],
    ['STAT', 211],
    ['PBSZ 0', 503],
  ])('%s is answered %d', async (line, code) => {
    const client = await (await startServer()).connect()
    await client.ask(line, code)
  })

  it('a file command is 530 whatever its argument', async () => {
    const client = await (await startServer()).connect()
    await client.ask('RETR', 530)
    await client.ask('RETR a', 530)
    await client.ask('PASV', 530)
  })
})

describe('login state', () => {
  it('is dropped by a new USER', async () => {
    const server = await startServer()
    const client = await server.logIn()
    await client.ask('USER demo', 331)
    await client.ask('PWD', 530)
    await server.events.waitFor('logged-out')
    await client.ask('PASS secret', 230)
  })

  it('is dropped by REIN, which answers 220', async () => {
    const server = await startServer({ tree: { inner: {} } })
    const client = await server.logIn()
    await client.ask('CWD inner', 250)
    await client.ask('TYPE A', 200)
    await client.ask('REIN', 220)
    await client.ask('PWD', 530)
    await client.logIn()
    expect((await client.ask('PWD', 257)).text).toMatch(/^"\/"/)
  })

  it('makes ACCT superfluous with 202', async () => {
    const client = await (await startServer()).logIn()
    await client.ask('ACCT anything', 202)
  })
})
