import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'

/** Names of the registry of hash functions, as HASH, OPTS HASH and FEAT show them; the default comes first. */
export const hashAlgorithms = ['SHA-256', 'SHA-512', 'SHA-1', 'MD5', 'CRC32'] as const

/** One way to sum a file up. SHA-1, MD5 and CRC32 find accidents, not attackers; old clients know nothing else. */
export type HashAlgorithm = (typeof hashAlgorithms)[number]

/** What a session begins with. */
export const defaultHashAlgorithm: HashAlgorithm = 'SHA-256'

/** Finds an algorithm by its name in any case; null when it is none of ours. */
export function findHashAlgorithm(name: string): HashAlgorithm | null {
  return hashAlgorithms.find((known) => known === name.trim().toUpperCase()) ?? null
}

/** A hash in the making. */
export interface Digest {
  update(bytes: Uint8Array): void
  /** Lower-case hexadecimal digits; call once, at the end. */
  finish(): string
}

/** Begins a hash. */
export function createDigest(algorithm: HashAlgorithm): Digest {
  if (algorithm === 'CRC32') return createCrc32()
  const hash = createHash(algorithm.replace('-', '').toLowerCase())
  return {
    update: (bytes) => {
      hash.update(bytes)
    },
    finish: () => hash.digest('hex'),
  }
}

function createCrc32(): Digest {
  let sum = 0
  return {
    update: (bytes) => {
      sum = crc32(bytes, sum)
    },
    finish: () => sum.toString(16).padStart(8, '0'),
  }
}
