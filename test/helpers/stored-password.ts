import { randomBytes, scryptSync } from 'node:crypto'
import type { StoredPassword } from '../../app/main/engine/auth/password-hash.ts'

/**
 * A password as settings keep it, made with node:crypto and not with the code under test. The costs are a thousandth of
 * what new passwords get, so that a test waits for none.
 */
export function storedPassword(password: string, n = 16): StoredPassword {
  const salt = randomBytes(16)
  const hash = scryptSync(password, salt, 32, { N: n, r: 8, p: 1, maxmem: 2 ** 29 })
  return { algorithm: 'scrypt', n, r: 8, p: 1, salt: salt.toString('base64'), hash: hash.toString('base64') }
}
