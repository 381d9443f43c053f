import type { WireUser } from '../../../preload/contract/wire-types.ts'
import type { StateWord } from '../../format/session-words.ts'
import { t } from '../../texts/texts.ts'

/** Says whether an account can sign in at this moment, and how often it has. `nowMs` is main's clock. */
export function stateOfUser(
  user: Pick<WireUser, 'isEnabled' | 'expiresAtMs'>,
  sessionCount: number,
  nowMs: number,
): StateWord {
  if (sessionCount > 0) {
    return { shape: 'filled', tone: 'ok', word: t('users:state.connected', { count: sessionCount }) }
  }
  if (!user.isEnabled) return { shape: 'square', tone: 'quiet', word: t('users:state.disabled') }
  if (user.expiresAtMs !== null && user.expiresAtMs <= nowMs) {
    return { shape: 'square', tone: 'quiet', word: t('users:state.expired') }
  }
  return { shape: 'ring', tone: 'quiet', word: t('users:state.notConnected') }
}
