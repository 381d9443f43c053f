import type { WireShare } from '../../../preload/contract/wire-types.ts'

/** Both separators count: the window may look at a server of another system. */
const partsOf = (folder: string): string[] => folder.split(/[/\\]+/).filter((part) => part !== '')

/** The closest other share whose folder holds this one's, or null: its users reach these files there, too. */
export function shareAround(share: WireShare, shares: readonly WireShare[]): WireShare | null {
  const own = partsOf(share.folder)
  const around = shares
    .map((other) => ({ other, parts: partsOf(other.folder) }))
    .filter(({ other, parts }) => other.id !== share.id && parts.length < own.length)
    .filter(({ parts }) => parts.every((part, index) => part === own[index]))
    .sort((one, two) => two.parts.length - one.parts.length)
  return around[0]?.other ?? null
}
