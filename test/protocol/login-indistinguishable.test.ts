import { describe, expect, it } from 'vitest'
import { createAccountAuthenticator } from '../../app/main/engine/auth/account-authenticator.ts'
import { createCredentialCache } from '../../app/main/engine/auth/credential-cache.ts'
import { hashPassword } from '../../app/main/engine/auth/password-hash.ts'
import { Secret } from '../../app/main/engine/auth/secret.ts'
import { startServer, type TestServer } from '../helpers/start-server.ts'

/** Tries of each kind: every one pays for a slow hash, and the median of these is not moved by a busy machine. */
const samples = 7

const median = (values: readonly number[]) =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0

async function startWithAccounts(): Promise<TestServer> {
  const [strong, cheap] = await Promise.all([
    hashPassword(new Secret('right')),
    // As an older version may have stored it.
    hashPassword(new Secret('right'), { n: 1024, r: 8, p: 1 }),
  ])
  const parts = { isAnonymous: false, requiresTls: false, isEnabled: true, mounts: () => [] }
  const accounts = new Map([
    ['known', { ...parts, accountId: '1', name: 'known', password: strong }],
    ['older', { ...parts, accountId: '2', name: 'older', password: cheap }],
    ['barred', { ...parts, accountId: '3', name: 'barred', password: strong, isEnabled: false }],
    ['secure', { ...parts, accountId: '4', name: 'secure', password: strong, requiresTls: true }],
  ])
  const authenticator = createAccountAuthenticator(
    { find: (name) => accounts.get(name) ?? null, findAnonymous: () => null },
    createCredentialCache({ now: () => performance.now() }),
  )
  return startServer({ authenticator, options: { maxSessions: 500 } })
}

describe('a refused login', () => {
  it('tells by neither text nor time whether the account exists, is disabled or needs encryption', async () => {
    const server = await startWithAccounts()
    const tries = [
      ['nobody', 'wrong'],
      ['known', 'wrong'],
      ['older', 'wrong'],
      ['barred', 'right'],
      ['secure', 'right'],
    ] as const
    const times = new Map<string, number[]>(tries.map(([name]) => [name, []]))
    const said = new Set<string>()
    let peers = 1
    // By turns, so that a machine that becomes slower in the middle is as slow for all of them.
    for (let sample = 0; sample < samples; sample += 1) {
      for (const [name, password] of tries) {
        // An address of its own has failed never before and is not made to wait.
        peers += 1
        const client = await server.connect({ localAddress: `127.0.1.${peers}` })
        const named = await client.ask(`USER ${name}`, 331)
        const before = performance.now()
        const refused = await client.ask(`PASS ${password}`, 530)
        times.get(name)?.push(performance.now() - before)
        said.add(`${named.text.replaceAll(name, '…')} / ${refused.text}`)
        await client.quit()
      }
    }
    expect([...said]).toHaveLength(1)
    const medians = [...times.values()].map(median)
    // Without the slow hash a refusal takes a hundredth of the time; noise of a busy machine stays far below.
    expect(Math.max(...medians) / Math.min(...medians)).toBeLessThan(2.5)
    // Nor do the distributions lie apart: the quickest of each is slower than no other's slowest.
    const all = [...times.values()]
    const slowest = Math.min(...all.map((values) => Math.max(...values)))
    const quickest = Math.max(...all.map((values) => Math.min(...values)))
    expect(quickest).toBeLessThan(slowest * 2)
  }, 120_000)
})
