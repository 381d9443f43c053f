import type { WireShare } from '../../../preload/contract/wire-types.ts'
import { formatBytes } from '../../format/bytes.ts'
import { countWords } from '../../format/count-words.ts'
import type { StateWord } from '../../format/session-words.ts'

/** A state with the sentence that says what it means and what to do. */
export interface ShareState extends StateWord {
  readonly explanation: string
}

/** How much room counts as low when nothing is reserved for the disk. */
const lowestRoomBytes = 1e9

/**
 * Says the one thing about a share a person must know first: that nobody sees it, that it is gone, that it is full,
 * that its disk nearly is. `nowMs` is main's clock.
 */
export function stateOfShare(share: WireShare, nowMs: number): ShareState {
  if (!share.isEnabled) {
    return { shape: 'square', tone: 'quiet', word: 'Switched off', explanation: 'Nobody sees this folder.' }
  }
  if (share.expiresAtMs !== null && share.expiresAtMs <= nowMs) {
    return {
      shape: 'square',
      tone: 'quiet',
      word: 'Expired',
      explanation: 'Nobody sees this folder any more.',
    }
  }
  if (share.state === 'missing') {
    return {
      shape: 'triangle',
      tone: 'warning',
      word: 'Folder not available',
      explanation: 'The folder is not there. Clients get it back as soon as it is.',
    }
  }
  const fullness = fullnessOfShare(share)
  if (fullness !== null && fullness >= 1) {
    return {
      shape: 'triangle',
      tone: 'warning',
      word: 'Full',
      explanation: 'The quota is used up. Uploads are refused until something is deleted.',
    }
  }
  const reserve = Math.max(share.diskReserveBytes ?? 0, lowestRoomBytes)
  if (share.freeBytes !== null && share.freeBytes < reserve) {
    return {
      shape: 'triangle',
      tone: 'warning',
      word: 'Low space',
      explanation: `Only ${formatBytes(share.freeBytes)} are left on the disk.`,
    }
  }
  return { shape: 'filled', tone: 'ok', word: 'OK', explanation: '' }
}

/** The part of its quota a share uses, 0 to 1 and beyond; null when it has none or nobody has counted. */
export function fullnessOfShare({ quota, usage }: Pick<WireShare, 'quota' | 'usage'>): number | null {
  if (usage === null) return null
  const parts = [
    quota.maxBytes === null ? null : partOf(usage.bytes, quota.maxBytes),
    quota.maxFiles === null ? null : partOf(usage.files, quota.maxFiles),
  ].filter((part) => part !== null)
  return parts.length === 0 ? null : Math.max(...parts)
}

/** Says what is used of the quota, for example '1.20 GB of 5.00 GB, 12 files'; empty when nothing is to be said. */
export function usageWords({ quota, usage }: Pick<WireShare, 'quota' | 'usage'>): string {
  if (usage === null) return ''
  const bytes =
    quota.maxBytes === null
      ? formatBytes(usage.bytes)
      : `${formatBytes(usage.bytes)} of ${formatBytes(quota.maxBytes)}`
  const files =
    quota.maxFiles === null
      ? countWords(usage.files, 'file')
      : `${usage.files} of ${countWords(quota.maxFiles, 'file')}`
  return `${bytes}, ${files}`
}

const partOf = (used: number, most: number): number => (most === 0 ? 1 : used / most)
