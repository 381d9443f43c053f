import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import type { Secret } from './secret.ts'

/** Costs of one scrypt run (RFC 7914 §2). Memory in bytes is 128 · n · r. */
export interface ScryptParameters {
  /** CPU and memory cost, a power of two. */
  readonly n: number
  /** Block size. */
  readonly r: number
  /** Parallelisation. */
  readonly p: number
}

/** A password as it is kept: only this can be written to disk. `salt` and `hash` are base64. */
export interface StoredPassword extends ScryptParameters {
  readonly algorithm: 'scrypt'
  readonly salt: string
  readonly hash: string
}

/**
 * What new passwords cost today: 128 MiB and a few hundred milliseconds (OWASP's first choice for scrypt).
 */
export const defaultScryptParameters: ScryptParameters = { n: 2 ** 17, r: 8, p: 1 }

const saltBytes = 16
const hashBytes = 32
/** Each run holds 128 MiB: a storm of logins must wait in line instead of taking the machine's memory. */
const maxConcurrentRuns = 2

/**
 * A stored password that nothing matches, with today's costs: verifying against it makes an unknown account
 * take as long as a known one.
 */
export const dummyStoredPassword: StoredPassword = {
  algorithm: 'scrypt',
  ...defaultScryptParameters,
  salt: Buffer.alloc(saltBytes).toString('base64'),
  // Random and never derived from any password, so that nothing can match it.
  hash: randomBytes(hashBytes).toString('base64'),
}

/** Hashes a new password under a fresh salt. Rejects when the parameters are not valid for scrypt. */
export async function hashPassword(
  secret: Secret,
  parameters: ScryptParameters = defaultScryptParameters,
): Promise<StoredPassword> {
  const { n, r, p } = parameters
  const salt = randomBytes(saltBytes)
  const hash = await inTurn(() => derive(secret, salt, hashBytes, { n, r, p }))
  if (hash === null) throw new Error('a hash without a signal was given up')
  return { algorithm: 'scrypt', n, r, p, salt: salt.toString('base64'), hash: hash.toString('base64') }
}

/**
 * Tells whether a password is the stored one, in a time that does not depend on where they differ.
 * `isKnownRight` is asked when the check has come to the head of its line: of ten sessions that a client
 * opens at once, nine then need no hash. It must never be true for a wrong password. With `signal` aborted while the
 * check waits, it is not made and the password counts as wrong: a storm of logins must not delay stopping.
 */
export async function verifyPassword(
  secret: Secret,
  stored: StoredPassword,
  isKnownRight: () => boolean = () => false,
  signal?: AbortSignal,
): Promise<boolean> {
  const check = async () => isKnownRight() || (await isStoredPassword(secret, stored))
  return (await inTurn(check, signal)) ?? false
}

async function isStoredPassword(secret: Secret, stored: StoredPassword): Promise<boolean> {
  const expected = Buffer.from(stored.hash, 'base64')
  const actual = await derive(
    secret,
    Buffer.from(stored.salt, 'base64'),
    expected.length || hashBytes,
    stored,
  )
  const isRight = actual.length === expected.length && timingSafeEqual(actual, expected)
  // An account that still has an old, cheap hash must not be told from one that does not exist by a quick refusal.
  const missing = missingCosts(stored)
  if (!isRight && missing !== null) await derive(secret, Buffer.alloc(saltBytes), hashBytes, missing)
  return isRight
}

/** What a check with these costs lacks to one with today's; null when it lacks nothing. */
function missingCosts({ n, r, p }: ScryptParameters): ScryptParameters | null {
  const full = defaultScryptParameters
  // More lanes of the same size: the work of all lanes adds up, and any number of them is allowed.
  const lanes = Math.floor((full.n * full.r * full.p) / (n * r)) - p
  return lanes < 1 ? null : { n, r, p: lanes }
}

/**
 * Tells whether a password was stored with lower costs than new ones get; rehash it at the next good login.
 */
export function needsRehash(
  stored: StoredPassword,
  parameters: ScryptParameters = defaultScryptParameters,
): boolean {
  return stored.n < parameters.n || stored.r < parameters.r || stored.p < parameters.p
}

/**
 * The bytes that are hashed: NFC, because the same letter is typed as one or as two code points by platform.
 */
export function passwordBytes(secret: Secret): Buffer {
  return Buffer.from(secret.reveal().normalize('NFC'), 'utf8')
}

let running = 0
const waiting: (() => void)[] = []

/** Runs at most so many jobs at once; the others wait in line. Null when `signal` is aborted before the job's turn. */
async function inTurn<Result>(job: () => Promise<Result>, signal?: AbortSignal): Promise<Result | null> {
  if (signal?.aborted) return null
  // The place of a finished run is handed to the next in line, so the count never passes the bound.
  if (running < maxConcurrentRuns) running += 1
  else if (!(await nextPlace(signal))) return null
  try {
    return await job()
  } finally {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }
}

/** Resolves to true with a place, to false as soon as `signal` is aborted. */
function nextPlace(signal: AbortSignal | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const onPlace = (): void => {
      signal?.removeEventListener('abort', onEnded)
      resolve(true)
    }
    const onEnded = (): void => {
      waiting.splice(waiting.indexOf(onPlace), 1)
      resolve(false)
    }
    waiting.push(onPlace)
    signal?.addEventListener('abort', onEnded, { once: true })
  })
}

function derive(secret: Secret, salt: Buffer, length: number, costs: ScryptParameters): Promise<Buffer> {
  const { n, r, p } = costs
  // Node's default of 32 MiB refuses our costs; OpenSSL needs a little more than the 128 · n · r of the RFC.
  const options = { N: n, r, p, maxmem: 128 * r * (n + p + 2) * 2 }
  return new Promise((resolve, reject) => {
    scrypt(passwordBytes(secret), salt, length, options, (error, key) =>
      error === null ? resolve(key) : reject(error),
    )
  })
}
