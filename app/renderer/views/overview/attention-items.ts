import type { WireCertificates } from '../../../preload/contract/wire-certificates.ts'
import type { HistoryState } from '../../../preload/contract/wire-history.ts'
import type { LogState } from '../../../preload/contract/wire-logs.ts'
import type { WireSecuritySummary } from '../../../preload/contract/wire-security.ts'
import type { WireSession } from '../../../preload/contract/wire-sessions.ts'
import type { WireNotice, WireServerState, WireShare } from '../../../preload/contract/wire-types.ts'
import { displayText } from '../../format/display-text.ts'
import type { Destination, Screen } from '../../stores/ui-store.ts'
import { tHost } from '../../texts/host-texts.ts'
import { t } from '../../texts/texts.ts'
import { validityOf } from '../certificates/certificate-words.ts'
import { stateOfShare } from '../shares/share-state.ts'

/** Something a person should do something about, and where. */
export interface AttentionItem {
  readonly id: string
  readonly tone: 'warning' | 'bad'
  readonly text: string
  readonly label: string
  readonly destination: Destination
}

/** What is looked at. */
export interface AttentionSources {
  readonly server: WireServerState
  readonly shares: readonly WireShare[]
  readonly summary: WireSecuritySummary
  readonly sessions: Iterable<WireSession>
  readonly certificates: WireCertificates | null
  readonly history: HistoryState | null
  readonly logs: LogState | null
  readonly notices: readonly WireNotice[]
  /** Main's clock. */
  readonly nowMs: number
}

/** The newest notices are under the top bar already. */
const shownElsewhere = 2

/** Everything that needs attention, the worst first. */
export function attentionItems(sources: AttentionSources): AttentionItem[] {
  const items = [
    ...ofServer(sources.server),
    ...ofFindings(sources.summary),
    ...ofShares(sources.shares, sources.nowMs),
    ...ofDataConnections(sources.sessions),
    ...ofCertificate(sources.certificates, sources.nowMs),
    ...ofMemory(sources.history, sources.logs),
    ...ofNotices(sources.notices),
  ]
  return items.sort((one, other) => Number(other.tone === 'bad') - Number(one.tone === 'bad'))
}

const to = (screen: Screen): Destination => ({ screen, drawer: { kind: 'closed' } })

function ofServer({ phase, problem, listeners }: WireServerState): AttentionItem[] {
  const label = t('overview:attention.openSettings')
  const lines = new Map<string, string>()
  for (const { host, port, problem: why } of listeners) {
    if (why !== null)
      lines.set(why, t('overview:attention.listener', { host, port, problem: displayText(tHost(why)) }))
  }
  const all = [...lines.values()]
  if (phase === 'problem' && problem !== null && all.length === 0) all.push(displayText(tHost(problem)))
  return all.map((text) => ({
    id: `listener ${text}`,
    tone: 'bad',
    text,
    label,
    destination: to('settings'),
  }))
}

function ofFindings({ findings }: WireSecuritySummary): AttentionItem[] {
  return findings
    .filter(({ level, isAccepted }) => level === 'bad' && !isAccepted)
    .map(({ id, text }) => ({
      id: `finding ${id}`,
      tone: 'bad',
      text: displayText(tHost(text)),
      label: t('overview:attention.openSecurity'),
      destination: to('security'),
    }))
}

function ofShares(shares: readonly WireShare[], nowMs: number): AttentionItem[] {
  return shares.flatMap((share) => {
    const { tone, word, explanation } = stateOfShare(share, nowMs)
    if (tone !== 'warning') return []
    const text = t('overview:attention.share', { name: displayText(share.name), word, explanation })
    const label = t('overview:attention.openShares')
    return [{ id: `share ${share.id}`, tone, text, label, destination: to('shares') }]
  })
}

/** Clients whose data connections fail have the same few causes: each is told once. */
function ofDataConnections(sessions: Iterable<WireSession>): AttentionItem[] {
  const counts = new Map<string, number>()
  for (const { failedStage, problem, endReason, endedAt } of sessions) {
    const cause =
      failedStage === 'data-connection' ? (problem ?? endReason) : endedAt === null ? problem : null
    if (cause !== null) counts.set(cause, (counts.get(cause) ?? 0) + 1)
  }
  return [...counts].map(([cause, count]) => ({
    id: `clients ${cause}`,
    tone: 'warning',
    text: t('overview:attention.clients', { count, cause: displayText(cause) }),
    label: t('overview:attention.showThem'),
    destination: { ...to('connections'), segment: 'problem', filter: '' },
  }))
}

function ofCertificate(certificates: WireCertificates | null, nowMs: number): AttentionItem[] {
  if (certificates?.inUse == null) return []
  const { tone, word } = validityOf(certificates.inUse, nowMs)
  if (tone !== 'warning' && tone !== 'bad') return []
  const text = t('overview:attention.certificate', { word })
  const label = t('overview:attention.openCertificates')
  return [{ id: 'certificate', tone, text, label, destination: to('certificates') }]
}

function ofMemory(history: HistoryState | null, logs: LogState | null): AttentionItem[] {
  const label = t('overview:attention.openSettings')
  const destination = to('settings')
  const lines = [
    history?.phase === 'failed' ? t('overview:history.failed', { problem: tHost(history.problem ?? '') }) : null,
    logs?.problem == null ? null : t('overview:attention.logs', { problem: tHost(logs.problem) }),
  ]
  return lines
    .filter((line) => line !== null)
    .map((line) => ({ id: line, tone: 'warning', text: displayText(line), label, destination }))
}

function ofNotices(notices: readonly WireNotice[]): AttentionItem[] {
  return notices.slice(0, -shownElsewhere).flatMap(({ id, level, text }) => {
    if (level === 'info') return []
    const tone = level === 'error' ? ('bad' as const) : ('warning' as const)
    const label = t('overview:attention.openLogs')
    return [{ id: `notice ${id}`, tone, text: displayText(tHost(text)), label, destination: to('logs') }]
  })
}
