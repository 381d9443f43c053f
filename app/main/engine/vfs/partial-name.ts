import { randomBytes } from 'node:crypto'

const partialName = /^\.portside-.*\.part$/i
// Exactly what freshPartialName makes: only such files are ever removed, whoever made the others.
const ownPartialName = /^\.portside-[\w-]{12}\.part$/

const inUse = new Set<string>()

/** The name of a file that is being received at present. */
export interface HeldPartialName {
  readonly name: string
  /** The file has its final name or is given up; idempotent. */
  release(): void
}

/**
 * Takes a fresh name for a file that is still being received. It does not contain the target's name, so that it fits
 * beside a target of any length, and it cannot be guessed. Until it is released nobody takes the file for a crashed
 * upload's, however the clock may jump.
 */
export function holdPartialName(): HeldPartialName {
  const name = `.portside-${randomBytes(9).toString('base64url')}.part`
  inUse.add(name)
  return { name, release: () => void inUse.delete(name) }
}

/**
 * Says whether a name is reserved for unfinished uploads: clients neither see nor address these. In any case, because
 * Windows and macOS find a file under any.
 */
export function isPartialName(name: string): boolean {
  return partialName.test(name)
}

/** Says whether this program made the name and no running upload of this process holds it. */
export function isAbandonedPartialName(name: string): boolean {
  return ownPartialName.test(name) && !inUse.has(name)
}
