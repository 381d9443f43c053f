import type { WireShare } from '../../../preload/contract/wire-types.ts'
import { formatBytes } from '../../format/bytes.ts'
import type { StateWord } from '../../format/session-words.ts'
import { fullnessOf } from '../../format/usage-words.ts'
import { t } from '../../texts/texts.ts'

/** A state with the sentence that says what it means and what to do. */
export interface ShareState extends StateWord {
  readonly explanation: string
}

const looks = {
  off: { shape: 'square', tone: 'quiet' },
  expired: { shape: 'square', tone: 'quiet' },
  missing: { shape: 'triangle', tone: 'warning' },
  full: { shape: 'triangle', tone: 'warning' },
  diskFull: { shape: 'triangle', tone: 'warning' },
  low: { shape: 'triangle', tone: 'warning' },
} as const

/**
 * Says the one thing about a share a person must know first: that nobody sees it, that it is gone, that it is full,
 * that its disk nearly is. `nowMs` is main's clock.
 */
export function stateOfShare(share: WireShare, nowMs: number): ShareState {
  const name = nameOfState(share, nowMs)
  if (name === null) return { shape: 'filled', tone: 'ok', word: t('shares:state.ok'), explanation: '' }
  const bytes = formatBytes(share.freeBytes ?? 0)
  return {
    ...looks[name],
    word: t(`shares:state.${name}`),
    explanation: t(`shares:state.${name}Text`, { bytes }),
  }
}

/** Null when all is well. */
function nameOfState(share: WireShare, nowMs: number): keyof typeof looks | null {
  if (!share.isEnabled) return 'off'
  if (share.expiresAtMs !== null && share.expiresAtMs <= nowMs) return 'expired'
  if (share.state === 'missing') return 'missing'
  const fullness = fullnessOf(share)
  if (fullness !== null && fullness >= 1) return 'full'
  if (share.room === 'enough') return null
  return share.room === 'none' ? 'diskFull' : 'low'
}
