import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { z } from 'zod'
import type { Secret, StoredPassword } from '../../../engine/host-door.ts'
import { base64Bytes } from '../schema-parts.ts'
import type { User } from '../settings-schema.ts'
import { storedPasswordSchema } from '../user-schema.ts'

/** Costs of guessing the passphrase of a stolen export: half a second and 128 MiB for each guess. */
const costs = { n: 2 ** 17, r: 8, p: 1 } as const
/** An import from a hostile file must not take more than this. */
const maxMemoryBytes = 256 * 1024 * 1024
const keyBytes = 32
const maxUsers = 10_000

/** Passwords as they lie in an export: their hashes, encrypted by a key that comes from a passphrase. */
export const wrappedPasswordsSchema = z
  .object({
    keyDerivation: z.literal('scrypt'),
    n: z
      .number()
      .int()
      .min(2 ** 14)
      .refine((n) => Number.isInteger(Math.log2(n))),
    r: z.number().int().min(1).max(32),
    p: z.number().int().min(1).max(4),
    salt: base64Bytes(16, 64),
    cipher: z.literal('aes-256-gcm'),
    iv: base64Bytes(12, 12),
    tag: base64Bytes(16, 16),
    data: z.base64(),
  })
  .refine(({ n, r }) => 128 * n * r < maxMemoryBytes)
export type WrappedPasswords = z.output<typeof wrappedPasswordsSchema>

/** Bound to the user's name: nobody gets the password of somebody else by changing names around it. */
const entriesSchema = z
  .array(z.object({ id: z.string(), name: z.string(), password: storedPasswordSchema }))
  .max(maxUsers)

/** Encrypts the password hashes of these users. */
export async function wrapPasswords(
  users: readonly Pick<User, 'id' | 'name' | 'password'>[],
  passphrase: Secret,
): Promise<WrappedPasswords> {
  const entries = users.flatMap(({ id, name, password }) =>
    password === null ? [] : [{ id, name, password }],
  )
  const salt = randomBytes(16)
  const iv = randomBytes(12)
  const header = {
    keyDerivation: 'scrypt',
    ...costs,
    salt: base64(salt),
    cipher: 'aes-256-gcm',
    iv: base64(iv),
  } as const
  const cipher = createCipheriv(header.cipher, await keyOf(passphrase, header), iv)
  cipher.setAAD(Buffer.from(JSON.stringify(header)))
  const data = Buffer.concat([cipher.update(JSON.stringify(entries), 'utf8'), cipher.final()])
  return { ...header, tag: base64(cipher.getAuthTag()), data: base64(data) }
}

/**
 * Gives the passwords by user id, for users that still have the name they were exported with; null when the passphrase
 * is wrong or anything was changed.
 */
export async function unwrapPasswords(
  { tag, data, ...header }: WrappedPasswords,
  users: readonly Pick<User, 'id' | 'name'>[],
  passphrase: Secret,
): Promise<ReadonlyMap<string, StoredPassword> | null> {
  try {
    const { keyDerivation, n, r, p, salt, cipher, iv } = header
    const decipher = createDecipheriv(cipher, await keyOf(passphrase, header), bytes(iv))
    decipher.setAAD(Buffer.from(JSON.stringify({ keyDerivation, n, r, p, salt, cipher, iv })))
    decipher.setAuthTag(bytes(tag))
    const text = Buffer.concat([decipher.update(bytes(data)), decipher.final()]).toString('utf8')
    const names = new Map(users.map(({ id, name }) => [id, name]))
    const entries = entriesSchema.parse(JSON.parse(text)).filter(({ id, name }) => names.get(id) === name)
    return new Map(entries.map(({ id, password }) => [id, password]))
  } catch {
    return null
  }
}

type KeyParameters = Pick<WrappedPasswords, 'n' | 'r' | 'p' | 'salt'>

function keyOf(passphrase: Secret, { n, r, p, salt }: KeyParameters): Promise<Buffer> {
  // The same words typed on another keyboard may come in another Unicode form.
  const words = passphrase.reveal().normalize('NFC')
  return new Promise((resolve, reject) => {
    scrypt(words, bytes(salt), keyBytes, { N: n, r, p, maxmem: maxMemoryBytes * 2 }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    )
  })
}

function base64(data: Buffer): string {
  return data.toString('base64')
}

function bytes(text: string): Buffer {
  return Buffer.from(text, 'base64')
}
