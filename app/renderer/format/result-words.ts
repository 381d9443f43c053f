import type { TransferResult } from '../../preload/contract/wire-history.ts'
import { t } from '../texts/texts.ts'
import { formatBytes } from './bytes.ts'
import type { StateShape, StateTone, StateWord } from './session-words.ts'

const keys = {
  done: 'done',
  'cancelled-by-client': 'cancelledByClient',
  'cancelled-by-you': 'cancelledByYou',
  'connection-lost': 'connectionLost',
  'data-connection-failed': 'dataConnectionFailed',
  'disk-full': 'diskFull',
  'quota-exceeded': 'quotaExceeded',
  'blocked-by-program': 'blockedByProgram',
  'not-allowed': 'notAllowed',
  'name-not-possible': 'nameNotPossible',
  'server-stopped': 'serverStopped',
  'program-ended': 'programEnded',
  failed: 'failed',
} as const satisfies Readonly<Record<TransferResult, string>>

/** Ends that somebody wanted are quiet, ends by accident want attention, and the rest did fail. */
const looks: Readonly<Partial<Record<TransferResult, readonly [StateShape, StateTone]>>> = {
  done: ['filled', 'ok'],
  'cancelled-by-client': ['square', 'quiet'],
  'cancelled-by-you': ['square', 'quiet'],
  'server-stopped': ['square', 'quiet'],
  'program-ended': ['square', 'quiet'],
  'connection-lost': ['triangle', 'warning'],
  'data-connection-failed': ['triangle', 'warning'],
}

/** How a transfer ended, in words; null while it runs. */
export function resultWord(result: TransferResult | null): string {
  return result === null ? t('transfers:result.running') : t(`transfers:result.${keys[result]}`)
}

/** How a transfer ended, as shape, word and colour. */
export function stateOfResult(result: TransferResult | null): StateWord {
  const word = resultWord(result)
  if (result === null) return { word, shape: 'half', tone: 'busy' }
  const [shape, tone] = looks[result] ?? (['triangle', 'bad'] as const)
  return { word, shape, tone }
}

/** How far a transfer came that did not end well: '412 MB arrived'; null where there is nothing to say. */
export function reachedWords(transfer: {
  readonly result: TransferResult | null
  readonly direction: 'download' | 'upload'
  readonly bytes: number
}): string | null {
  const { result, direction, bytes } = transfer
  if (result === null || result === 'done' || bytes === 0) return null
  const values = { bytes: formatBytes(bytes) }
  return direction === 'upload' ? t('transfers:result.arrived', values) : t('transfers:result.sent', values)
}
