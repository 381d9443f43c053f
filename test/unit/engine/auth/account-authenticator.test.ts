import { randomBytes, scryptSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Account } from '../../../../app/main/engine/auth/account-authenticator.ts'
import { createAccountAuthenticator } from '../../../../app/main/engine/auth/account-authenticator.ts'
import type { LoginRefusal } from '../../../../app/main/engine/auth/authenticator.ts'
import { createCredentialCache } from '../../../../app/main/engine/auth/credential-cache.ts'
import type { StoredPassword } from '../../../../app/main/engine/auth/password-hash.ts'
import { Secret } from '../../../../app/main/engine/auth/secret.ts'

/** Made with node:crypto, so that the set-up does not use the code under test. */
function stored(password: string, n = 16): StoredPassword {
  const salt = randomBytes(16)
  const hash = scryptSync(password, salt, 32, { N: n, r: 8, p: 1, maxmem: 2 ** 28 })
  return { algorithm: 'scrypt', n, r: 8, p: 1, salt: salt.toString('base64'), hash: hash.toString('base64') }
}

function account(name: string, changes: Partial<Account> = {}): Account {
  return {
    accountId: `id-${name}`,
    name,
    password: stored('right'),
    isEnabled: true,
    isAnonymous: false,
    requiresTls: false,
    mounts: () => Promise.resolve([]),
    ...changes,
  }
}

const anonymous = (changes: Partial<Account> = {}) =>
  account('anonymous', { isAnonymous: true, password: null, ...changes })

function authenticatorFor(...accounts: Account[]) {
  const table = new Map(accounts.map((entry) => [entry.name, entry]))
  const clock = { nowMs: 0 }
  const cache = createCredentialCache({ now: () => clock.nowMs })
  const rehashed: StoredPassword[] = []
  const authenticator = createAccountAuthenticator(
    {
      find: (name) => table.get(name) ?? null,
      findAnonymous: () => accounts.find(({ isAnonymous }) => isAnonymous) ?? null,
      passwordRehashed: (_id, password) => rehashed.push(password),
    },
    cache,
  )
  const login = (userName: string, password: string, isEncrypted = false, isPlainException = false) =>
    authenticator.authenticate({
      userName,
      password: new Secret(password),
      peerAddress: '192.0.2.1',
      isEncrypted,
      isPlainException,
    })
  return { table, login, rehashed }
}

describe('account authenticator', () => {
  it('accepts the right password and says who it is', async () => {
    const { login } = authenticatorFor(account('ann'))
    expect(await login('ann', 'right')).toEqual({
      kind: 'accepted',
      principal: {
        accountId: 'id-ann',
        name: 'ann',
        isAnonymous: false,
        isAdmin: false,
        requiresTls: false,
        mounts: [],
      },
    })
  })

  it.each<[string, Partial<Account>, kind: string]>([
    ['does not allow plain', {}, 'refused'],
    ['allows plain', { allowsPlain: true }, 'accepted'],
    ['allows plain and requires TLS', { allowsPlain: true, requiresTls: true }, 'refused'],
  ])('by exception from required TLS, answers an account that %s', async (_title, changes, kind) => {
    const { login } = authenticatorFor(account('ann', changes))
    const outcome = await login('ann', 'right', false, true)
    expect(outcome.kind).toBe(kind)
    if (outcome.kind === 'refused') expect(outcome.reason).toBe('tls-required')
    expect((await login('ann', 'right', true)).kind).toBe('accepted')
    // A right password that is kept in mind must not open what the connection keeps shut.
    expect((await login('ann', 'right', false, true)).kind).toBe(kind)
  })

  it.each<[string, Account[], string, string, LoginRefusal]>([
    ['an unknown account', [], 'nobody', 'x', 'unknown-account'],
    ['a wrong password', [account('ann')], 'ann', 'wrong', 'wrong-password'],
    ['an account without password', [account('ann', { password: null })], 'ann', '', 'wrong-password'],
    ['a disabled account', [account('ann', { isEnabled: false })], 'ann', 'right', 'disabled'],
    ['a disabled one, guessed', [account('ann', { isEnabled: false })], 'ann', 'no', 'wrong-password'],
    ['TLS required', [account('ann', { requiresTls: true })], 'ann', 'right', 'tls-required'],
    ['TLS required, guessed', [account('ann', { requiresTls: true })], 'ann', 'no', 'wrong-password'],
    ['anonymous without account', [account('ann')], 'anonymous', 'me@', 'anonymous-off'],
    ['anonymous disabled', [anonymous({ isEnabled: false })], 'ftp', 'me@', 'anonymous-off'],
    ['anonymous with TLS required', [anonymous({ requiresTls: true })], 'ftp', 'me@', 'tls-required'],
  ])('refuses %s', async (_title, accounts, name, password, reason) => {
    const { login } = authenticatorFor(...accounts)
    expect(await login(name, password)).toEqual({ kind: 'refused', reason })
  })

  it.each(['right ', ' right', '\tright\n', 'right\u00a0'])(
    'refuses %j and tells its owner that only blanks are wrong with it',
    async (password) => {
      const { login } = authenticatorFor(account('ann'))
      const refused = { kind: 'refused', reason: 'wrong-password' }
      expect(await login('ann', password)).toEqual({ ...refused, hasStrayBlank: true })
      expect(await login('ann', 'wrong ')).toEqual(refused)
      expect(await login('ann', '  ')).toEqual(refused)
    },
  )

  it('says nothing of blanks where the password with them is the right one, or nobody has one', async () => {
    const { login } = authenticatorFor(
      account('ann', { password: stored('right ') }),
      account('bob', { password: stored('right '), isEnabled: false }),
    )
    expect(await login('ann', 'right ')).toMatchObject({ kind: 'accepted' })
    expect(await login('bob', 'right ')).toEqual({ kind: 'refused', reason: 'disabled' })
    expect(await login('nobody', 'right ')).toEqual({ kind: 'refused', reason: 'unknown-account' })
  })

  it.each(['anonymous', 'ftp', 'FTP', 'Anonymous'])('lets %s in with any password', async (name) => {
    const { login } = authenticatorFor(anonymous())
    expect(await login(name, 'guest@example.org')).toMatchObject({
      kind: 'accepted',
      principal: { name: 'anonymous', isAnonymous: true },
    })
  })

  it('asks an ordinary account called ftp for its password', async () => {
    const { login } = authenticatorFor(account('ftp'), anonymous())
    expect(await login('ftp', 'wrong')).toEqual({ kind: 'refused', reason: 'wrong-password' })
    expect(await login('ftp', 'right')).toMatchObject({ principal: { isAnonymous: false } })
  })

  it('accepts over TLS what it refuses in the clear, the cache notwithstanding', async () => {
    const { login } = authenticatorFor(account('ann', { requiresTls: true }))
    expect(await login('ann', 'right', true)).toMatchObject({ kind: 'accepted' })
    expect(await login('ann', 'right', false)).toEqual({ kind: 'refused', reason: 'tls-required' })
  })

  it('believes a verified password until the account changes', async () => {
    const { login, table } = authenticatorFor(account('ann'))
    await login('ann', 'right')
    expect(await login('ann', 'right')).toMatchObject({ kind: 'accepted' })
    table.set('ann', account('ann', { password: stored('new') }))
    expect(await login('ann', 'right')).toEqual({ kind: 'refused', reason: 'wrong-password' })
    table.set('ann', account('ann', { isEnabled: false }))
    expect(await login('ann', 'right')).toEqual({ kind: 'refused', reason: 'disabled' })
  })

  it('refuses when the account is disabled while its password is being checked', async () => {
    const { login, table } = authenticatorFor(account('ann'))
    const result = login('ann', 'right')
    table.set('ann', account('ann', { isEnabled: false }))
    expect(await result).toEqual({ kind: 'refused', reason: 'disabled' })
  })

  it('answers a thousand logins of one account from the cache', async () => {
    // A thousand full hashes would take minutes: passing within the time limit is the proof.
    const { login } = authenticatorFor(account('ann', { password: stored('right', 2 ** 14) }))
    await login('ann', 'right')
    for (let round = 0; round < 1000; round += 1) {
      expect(await login('ann', 'right')).toMatchObject({ kind: 'accepted' })
    }
  })

  it('hashes little for twenty sessions that log in at once', async () => {
    // Twenty full hashes take longer than the time limit on a slow machine; two run before the cache knows.
    const { login } = authenticatorFor(account('ann', { password: stored('right', 2 ** 17) }))
    const results = await Promise.all(Array.from({ length: 20 }, () => login('ann', 'right')))
    expect(new Set(results.map(({ kind }) => kind))).toEqual(new Set(['accepted']))
  })

  it('lets nobody in who was removed while a stronger hash was being made', async () => {
    const { login, table } = authenticatorFor()
    const mounts = () => {
      // Soon after the rights were built, and long before a slow hash is.
      setImmediate(() => table.delete('ann'))
      return Promise.resolve([])
    }
    table.set('ann', account('ann', { mounts }))
    const result = await login('ann', 'right')
    expect(result.kind === 'accepted' && !table.has('ann')).toBe(false)
  })

  it('hands out a stronger hash of the same password after a login with an outdated one', async () => {
    const { login, rehashed } = authenticatorFor(account('ann'))
    await login('ann', 'right')
    expect(rehashed).toHaveLength(1)
    const { n, salt, hash } = rehashed[0]!
    const options = { N: n, r: 8, p: 1, maxmem: 2 ** 28 }
    const expected = scryptSync('right', Buffer.from(salt, 'base64'), 32, options)
    expect(n).toBe(2 ** 17)
    expect(hash).toBe(expected.toString('base64'))
  })
})
