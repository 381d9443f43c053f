import type { WireCertificates } from '../../../preload/contract/wire-certificates.ts'
import type { HistoryState } from '../../../preload/contract/wire-history.ts'
import type { LogState } from '../../../preload/contract/wire-logs.ts'
import type { OpenProblem } from '../../../preload/contract/wire-problems.ts'
import type { WireSecuritySummary } from '../../../preload/contract/wire-security.ts'
import type { WireNotice, WireServerState, WireShare } from '../../../preload/contract/wire-types.ts'
import { displayText } from '../../format/display-text.ts'
import type { Destination, Screen } from '../../stores/ui-store.ts'
import { tHost } from '../../texts/host-texts.ts'
import { t } from '../../texts/texts.ts'
import { validityOf } from '../certificates/certificate-words.ts'
import { isWorthAttention, problemWords, toneOfProblem } from '../diagnosis/problem-words.ts'
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
  readonly problems: readonly OpenProblem[]
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
    ...ofProblems(sources.problems),
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

/** What goes wrong with clients, each cause once: the ones met last, and a line that leads to the rest. */
function ofProblems(problems: readonly OpenProblem[]): AttentionItem[] {
  const worth = problems.filter((problem) => isWorthAttention(problem) && !hasOwnLine.has(problem.code))
  const label = t('overview:attention.whatToDo')
  const items = worth.slice(-maxProblems).map(({ id, code, facts, count }): AttentionItem => {
    const { title } = problemWords(code, facts)
    const text = count === 1 ? title : t('overview:attention.problem', { title, count })
    return { id: `problem ${id}`, tone: toneOfProblem(code), text, label, destination: openedAt(id) }
  })
  const others = worth.length - items.length
  if (others === 0) return items
  const text = t('overview:attention.moreProblems', { count: others })
  return [...items, { id: 'problems', tone: 'warning', text, label, destination: openedAt(null) }]
}

/** More at once would push the screen itself away. */
const maxProblems = 4
/** Listeners and shares tell of these themselves. */
const hasOwnLine: ReadonlySet<OpenProblem['code']> = new Set(['cannot-listen', 'share-missing'])

const openedAt = (openId: string | null): Destination => ({ drawer: { kind: 'problems', openId } })

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
    history?.phase === 'failed'
      ? t('overview:history.failed', { problem: tHost(history.problem ?? '') })
      : null,
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
