import { scryptSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  defaultScryptParameters,
  dummyStoredPassword,
  hashPassword,
  needsRehash,
  verifyPassword,
} from '../../../../app/main/engine/auth/password-hash.ts'
import { Secret } from '../../../../app/main/engine/auth/secret.ts'

const cheap = { n: 16, r: 8, p: 1 }

describe('a check whose client has gone', () => {
  it('is not made when its turn has not come yet, and the next in line has it', async () => {
    const stored = await hashPassword(new Secret('a'), { n: 2 ** 14, r: 8, p: 1 })
    const gone = new AbortController()
    const order: string[] = []
    const check = (name: string, signal?: AbortSignal) =>
      verifyPassword(new Secret('a'), stored, undefined, signal).then((isRight) => {
        order.push(name)
        return isRight
      })
    const running = [check('first'), check('second')]
    const left = check('left', gone.signal)
    const next = check('next')
    gone.abort()
    expect(await left).toBe(false)
    expect(order).toEqual(['left'])
    expect(await Promise.all([...running, next])).toEqual([true, true, true])
    expect(await check('late', gone.signal)).toBe(false)
  })
})

describe('hashPassword', () => {
  it('keeps scrypt with the parameters it used, a 16-byte salt and a 32-byte hash', async () => {
    const stored = await hashPassword(new Secret('correct horse'), cheap)
    expect(stored).toMatchObject({ algorithm: 'scrypt', ...cheap })
    expect(Buffer.from(stored.salt, 'base64')).toHaveLength(16)
    const expected = scryptSync('correct horse', Buffer.from(stored.salt, 'base64'), 32, {
      N: 16,
      r: 8,
      p: 1,
    })
    expect(stored.hash).toBe(expected.toString('base64'))
  })

  it('salts the same password differently each time', async () => {
    const [one, two] = await Promise.all([
      hashPassword(new Secret('a'), cheap),
      hashPassword(new Secret('a'), cheap),
    ])
    expect(one.salt).not.toBe(two.salt)
    expect(one.hash).not.toBe(two.hash)
  })

  it('costs N 2^17, r 8, p 1 unless told otherwise', async () => {
    expect(defaultScryptParameters).toEqual({ n: 131_072, r: 8, p: 1 })
    const stored = await hashPassword(new Secret('full price'))
    expect(stored.n).toBe(131_072)
    expect(await verifyPassword(new Secret('full price'), stored)).toBe(true)
  })

  it('rejects parameters that scrypt does not know and serves the next in line', async () => {
    const runs = [3, 16, 3, 16, 3, 16].map((n) => hashPassword(new Secret('a'), { ...cheap, n }))
    const results = await Promise.allSettled(runs)
    expect(results.map(({ status }) => status)).toEqual([
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ])
  })
})

describe('verifyPassword', () => {
  it.each([
    ['the same password', 'pässword', 'pässword', true],
    ['another password', 'pässword', 'password', false],
    ['a trailing space', 'secret', 'secret ', false],
    ['an empty password', 'secret', '', false],
    ['composed against decomposed letters', 'caf\u00e9', 'cafe\u0301', true],
  ])('%s', async (_title, stored, tried, expected) => {
    expect(await verifyPassword(new Secret(tried), await hashPassword(new Secret(stored), cheap))).toBe(
      expected,
    )
  })

  it('agrees with nothing when the stored hash is empty or cut', async () => {
    const stored = await hashPassword(new Secret('a'), cheap)
    expect(await verifyPassword(new Secret('a'), { ...stored, hash: '' })).toBe(false)
    const isCutAccepted = await verifyPassword(new Secret('b'), { ...stored, hash: stored.hash.slice(0, 8) })
    expect(isCutAccepted).toBe(false)
  })

  it('never agrees with the dummy, which costs as much as a new password', async () => {
    expect(dummyStoredPassword).toMatchObject(defaultScryptParameters)
    expect(await verifyPassword(new Secret(''), dummyStoredPassword)).toBe(false)
  })
})

describe('needsRehash', () => {
  it.each([
    ['lower cost', { n: 8, r: 8, p: 1 }, true],
    ['lower block size', { n: 16, r: 4, p: 1 }, true],
    ['the same', cheap, false],
    ['higher cost', { n: 32, r: 8, p: 1 }, false],
  ])('%s', async (_title, parameters, expected) => {
    expect(needsRehash({ ...dummyStoredPassword, ...parameters }, cheap)).toBe(expected)
  })
})

describe('verifyPassword with a password that may be known already', () => {
  it('asks when its turn has come and then hashes nothing', async () => {
    const stored = await hashPassword(new Secret('a'), cheap)
    // A cost that scrypt refuses: reaching it would reject.
    const unhashable = { ...stored, n: 3 }
    expect(await verifyPassword(new Secret('a'), unhashable, () => true)).toBe(true)
    await expect(verifyPassword(new Secret('a'), unhashable, () => false)).rejects.toThrow()
  })
})
