import type { WireCertificates } from '../../../preload/contract/wire-certificates.ts'
import type { HistoryState } from '../../../preload/contract/wire-history.ts'
import type { LogState } from '../../../preload/contract/wire-logs.ts'
import type { WireSecuritySummary } from '../../../preload/contract/wire-security.ts'
import type { WireShare } from '../../../preload/contract/wire-types.ts'
import { formatBytes } from '../../format/bytes.ts'
import type { StateShape, StateTone } from '../../format/session-words.ts'
import type { Screen } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { validityOf } from '../certificates/certificate-words.ts'
import { listenerWords } from '../security/listener-words.ts'

/** One fact about how the server is; a click leads to where it can be changed. */
export interface HealthItem {
  readonly id: string
  readonly label: string
  readonly word: string
  readonly shape: StateShape
  readonly tone: StateTone
  /** The screen, or the check of the connection. */
  readonly screen: Screen | 'self-check'
}

type Look = Pick<HealthItem, 'shape' | 'tone'>

const good: Look = { shape: 'filled', tone: 'ok' }
const warning: Look = { shape: 'triangle', tone: 'warning' }
const bad: Look = { shape: 'square', tone: 'bad' }
const unknown: Look = { shape: 'ring', tone: 'quiet' }

/** Security of each listener, in words. */
export function securityItems({ listeners }: WireSecuritySummary): HealthItem[] {
  return listenerWords(listeners).map(({ place, verdict }) => ({
    id: `security ${place}`,
    label: t('overview:health.security', { place }),
    word: t(`overview:health.verdict.${verdict}`),
    ...(verdict === 'secure' ? good : verdict === 'partly' ? warning : bad),
    screen: 'security',
  }))
}

/** Room on the disk that has the least. */
export function diskItem(shares: readonly WireShare[]): HealthItem | null {
  const measured = shares.filter(({ isEnabled, freeBytes }) => isEnabled && freeBytes !== null)
  const [tightest] = measured.toSorted((one, other) => (one.freeBytes ?? 0) - (other.freeBytes ?? 0))
  if (tightest === undefined) return null
  const room =
    measured.find((share) => share.room === 'none') ?? measured.find((share) => share.room === 'low')
  const shown = room ?? tightest
  return {
    id: 'disk',
    label: t('overview:health.disk'),
    word: t('overview:health.free', { amount: formatBytes(shown.freeBytes ?? 0) }),
    ...(shown.room === 'none' ? bad : shown.room === 'low' ? warning : good),
    screen: 'shares',
  }
}

/** How long the certificate is still valid; null while none is in use. */
export function certificateItem(certificates: WireCertificates | null, nowMs: number): HealthItem | null {
  if (certificates?.inUse == null) return null
  const label = t('overview:health.certificate')
  return { id: 'certificate', label, ...validityOf(certificates.inUse, nowMs), screen: 'certificates' }
}

/** Whether what happens is remembered and written down; null while everything is as it should be. */
export function memoryItem(history: HistoryState | null, logs: LogState | null): HealthItem | null {
  const label = t('overview:health.memory')
  if (history?.phase === 'failed') {
    return { id: 'memory', label, word: t('overview:health.historyFailed'), ...warning, screen: 'settings' }
  }
  if (logs?.problem != null) {
    return { id: 'memory', label, word: t('overview:health.logsFailed'), ...warning, screen: 'settings' }
  }
  return null
}

/** Nobody inside can see what a firewall lets through. */
export function firewallItem(): HealthItem {
  const label = t('overview:health.firewall')
  return { id: 'firewall', label, word: t('overview:health.cannotCheck'), ...unknown, screen: 'self-check' }
}
