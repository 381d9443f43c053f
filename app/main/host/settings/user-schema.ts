import { z } from 'zod'
import { groupRules, userRules } from '../../../preload/contract/fields/account-rules.ts'
import { id } from '../../../preload/contract/fields/limits.ts'
import { groupNameFault, userNameFault } from './name-rules.ts'
import { base64Bytes, nameThat } from './schema-parts.ts'

/** scrypt holds 128 · n · r bytes while it checks a password. */
const maxScryptBytes = 512 * 1024 * 1024

/** A password as it is kept, with the costs it was hashed with. */
export const storedPasswordSchema = z
  .object({
    algorithm: z.literal('scrypt'),
    n: z.number().int().min(2).refine(isPowerOfTwo),
    r: z.number().int().min(1).max(32),
    p: z.number().int().min(1).max(16),
    salt: base64Bytes(8, 64),
    hash: base64Bytes(16, 64),
  })
  .refine(({ n, r }) => 128 * n * r <= maxScryptBytes)
  .readonly()

/** Milliseconds since 1970 UTC. */
const createdAtMs = z.number().min(0).default(0)

/** Rules several users share. */
export const groupSchema = z
  .object({
    id,
    /** Unique whatever its case. */
    name: nameThat(groupNameFault),
    ...groupRules,
    createdAtMs,
  })
  .readonly()

/** One account. */
export const userSchema = z
  .object({
    id,
    /** What a client sends with USER; unique whatever its case. */
    name: nameThat(userNameFault),
    /** Null: no password logs in. */
    password: storedPasswordSchema.nullable().default(null),
    /** The visible user behind 'anonymous' and 'ftp'; at most one. */
    isAnonymous: z.boolean().default(false),
    ...userRules,
    createdAtMs,
  })
  .readonly()

function isPowerOfTwo(value: number): boolean {
  return Number.isInteger(Math.log2(value))
}
