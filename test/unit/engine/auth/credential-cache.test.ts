import { describe, expect, it } from 'vitest'
import { createCredentialCache } from '../../../../app/main/engine/auth/credential-cache.ts'
import { dummyStoredPassword } from '../../../../app/main/engine/auth/password-hash.ts'
import { Secret } from '../../../../app/main/engine/auth/secret.ts'

function cacheAt(startMs = 0) {
  const clock = { nowMs: startMs }
  const cache = createCredentialCache({ now: () => clock.nowMs })
  return { cache, clock }
}

describe('credential cache', () => {
  it('believes the verified password and no other', () => {
    const { cache } = cacheAt()
    cache.remember('a', dummyStoredPassword, new Secret('right'))
    expect(cache.isVerified('a', dummyStoredPassword, new Secret('right'))).toBe(true)
    expect(cache.isVerified('a', dummyStoredPassword, new Secret('wrong'))).toBe(false)
    expect(cache.isVerified('b', dummyStoredPassword, new Secret('right'))).toBe(false)
  })

  it('forgets after five minutes of the monotonic clock', () => {
    const { cache, clock } = cacheAt(1_000)
    cache.remember('a', dummyStoredPassword, new Secret('right'))
    clock.nowMs += 5 * 60_000 - 1
    expect(cache.isVerified('a', dummyStoredPassword, new Secret('right'))).toBe(true)
    clock.nowMs += 1
    expect(cache.isVerified('a', dummyStoredPassword, new Secret('right'))).toBe(false)
  })

  it('forgets a password that was changed, without being told', () => {
    const { cache } = cacheAt()
    cache.remember('a', dummyStoredPassword, new Secret('right'))
    const changed = { ...dummyStoredPassword, hash: Buffer.alloc(32, 1).toString('base64') }
    expect(cache.isVerified('a', changed, new Secret('right'))).toBe(false)
  })

  it('forgets one account or all when told', () => {
    const { cache } = cacheAt()
    for (const id of ['a', 'b', 'c']) cache.remember(id, dummyStoredPassword, new Secret('right'))
    cache.drop('a')
    expect(cache.isVerified('a', dummyStoredPassword, new Secret('right'))).toBe(false)
    expect(cache.isVerified('b', dummyStoredPassword, new Secret('right'))).toBe(true)
    cache.clear()
    expect(cache.isVerified('c', dummyStoredPassword, new Secret('right'))).toBe(false)
  })

  it('accepts either Unicode form of the same password', () => {
    const { cache } = cacheAt()
    cache.remember('a', dummyStoredPassword, new Secret('caf\u00e9'))
    expect(cache.isVerified('a', dummyStoredPassword, new Secret('cafe\u0301'))).toBe(true)
  })
})
