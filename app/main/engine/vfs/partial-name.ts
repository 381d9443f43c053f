import { randomBytes } from 'node:crypto'

const partialName = /^\.portside-.*\.part$/i

/**
 * A fresh name for a file that is still being received. It does not contain the target's name, so that it fits beside
 * a target of any length, and it cannot be guessed.
 */
export function freshPartialName(): string {
  return `.portside-${randomBytes(9).toString('base64url')}.part`
}

/**
 * Says whether a name is reserved for unfinished uploads: clients neither see nor address these. In any case, because
 * Windows and macOS find a file under any.
 */
export function isPartialName(name: string): boolean {
  return partialName.test(name)
}
