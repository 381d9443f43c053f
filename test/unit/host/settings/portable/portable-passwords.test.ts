import { beforeAll, describe, expect, it } from 'vitest'
import { Secret } from '../../../../../app/main/engine/host-door.ts'
import {
  unwrapPasswords,
  type WrappedPasswords,
  wrapPasswords,
  wrappedPasswordsSchema,
} from '../../../../../app/main/host/settings/portable/portable-passwords.ts'
import { userSchema } from '../../../../../app/main/host/settings/user-schema.ts'

const hash = Buffer.alloc(32, 7).toString('base64')
const password = { algorithm: 'scrypt', n: 16, r: 8, p: 1, salt: Buffer.alloc(16).toString('base64'), hash }
const users = [
  userSchema.parse({ id: 'a', name: 'ann', password }),
  userSchema.parse({ id: 'b', name: 'bob', password: { ...password, r: 4 } }),
  userSchema.parse({ id: 'c', name: 'cid' }),
]
const passphrase = 'gr\u00fcner Tee um f\u00fcnf'

let wrapped: WrappedPasswords
beforeAll(async () => {
  wrapped = await wrapPasswords(users, new Secret(passphrase))
})

/** The same text with one bit of its first byte turned. */
const turned = (text: string) => {
  const bytes = Buffer.from(text, 'base64')
  bytes[0] = (bytes[0] ?? 0) ^ 1
  return bytes.toString('base64')
}

describe('passwords behind a passphrase', () => {
  it('come back for the users that had one', async () => {
    const parsed = wrappedPasswordsSchema.parse(JSON.parse(JSON.stringify(wrapped)))
    const unwrapped = await unwrapPasswords(parsed, users, new Secret(passphrase))
    expect([...(unwrapped ?? [])]).toEqual([
      ['a', users[0]?.password],
      ['b', users[1]?.password],
    ])
  })

  it('show neither hash nor name', () => {
    expect(JSON.stringify(wrapped)).not.toContain(hash)
    expect(Buffer.from(wrapped.data, 'base64').toString('latin1')).not.toContain('ann')
  })

  it('open in either Unicode form of the passphrase, and for nothing else', async () => {
    expect((await unwrapPasswords(wrapped, users, new Secret(passphrase.normalize('NFD'))))?.size).toBe(2)
    expect(await unwrapPasswords(wrapped, users, new Secret(`${passphrase} `))).toBeNull()
  })

  it.each(['data', 'tag', 'iv', 'salt'] as const)('stay shut when the %s was changed', async (field) => {
    const changed = { ...wrapped, [field]: turned(wrapped[field]) }
    expect(await unwrapPasswords(changed, users, new Secret(passphrase))).toBeNull()
  })

  it('stay shut when the costs were changed', async () => {
    const cheaper = { ...wrapped, n: wrapped.n / 2 }
    expect(await unwrapPasswords(cheaper, users, new Secret(passphrase))).toBeNull()
  })

  it('go to nobody but the user they were exported for', async () => {
    const swapped = [
      { id: 'a', name: 'bob' },
      { id: 'b', name: 'ann' },
      { id: 'c', name: 'cid' },
    ]
    expect((await unwrapPasswords(wrapped, swapped, new Secret(passphrase)))?.size).toBe(0)
  })

  it.each([
    { n: 2 ** 30 },
    { n: 2 ** 17 + 1 },
    { n: 2 ** 20, r: 32 },
    { p: 1_000 },
    { iv: 'AA==' },
    { tag: Buffer.alloc(4).toString('base64') },
    { cipher: 'aes-128-ctr' },
  ])('are not even tried with %j', (parts) => {
    expect(wrappedPasswordsSchema.safeParse({ ...wrapped, ...parts }).success).toBe(false)
  })
})
