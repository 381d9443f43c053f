import type { WireShare } from '../../../preload/contract/wire-types.ts'
import { formatBytes } from '../../format/bytes.ts'
import type { StateWord } from '../../format/session-words.ts'
import { fullnessOf } from '../../format/usage-words.ts'

/** A state with the sentence that says what it means and what to do. */
export interface ShareState extends StateWord {
  readonly explanation: string
}

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
  const fullness = fullnessOf(share)
  if (fullness !== null && fullness >= 1) {
    return {
      shape: 'triangle',
      tone: 'warning',
      word: 'Full',
      explanation: 'The quota is used up. Uploads are refused until something is deleted.',
    }
  }
  if (share.room !== 'enough') {
    const left = `${formatBytes(share.freeBytes ?? 0)} left on the disk.`
    return {
      shape: 'triangle',
      tone: 'warning',
      word: share.room === 'none' ? 'Disk full' : 'Low space',
      explanation:
        share.room === 'none'
          ? `${left} Uploads are refused, so that what is to stay free does.`
          : `${left} Uploads are refused once only what is to stay free is left.`,
    }
  }
  return { shape: 'filled', tone: 'ok', word: 'OK', explanation: '' }
}
