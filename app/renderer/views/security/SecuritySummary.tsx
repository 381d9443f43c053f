import { ChevronRight } from 'lucide-react'
import type { WireFinding, WireSecuritySummary } from '../../../preload/contract/wire-security.ts'
import { Button } from '../../components/Button.tsx'
import { StateMark } from '../../components/StateMark.tsx'
import { displayText } from '../../format/display-text.ts'
import type { StateWord } from '../../format/session-words.ts'
import { useActions, useSecurity, useStores } from '../../stores/dashboard-context.tsx'
import { tHost } from '../../texts/host-texts.ts'
import { t } from '../../texts/texts.ts'
import { listenerWords } from './listener-words.ts'
import { useRules } from './use-rules.ts'
import './security-summary.css'

type Verdict = WireSecuritySummary['listeners'][number]['verdict']

const verdicts = {
  secure: { shape: 'filled', tone: 'ok' },
  partly: { shape: 'triangle', tone: 'warning' },
  not: { shape: 'square', tone: 'bad' },
} as const

const levels = {
  bad: { key: 'not', shape: 'square', tone: 'bad' },
  warning: { key: 'weak', shape: 'triangle', tone: 'warning' },
  info: { key: 'note', shape: 'ring', tone: 'quiet' },
} as const

function verdictWord(verdict: Verdict): StateWord {
  return { word: t(`security:summary.${verdict}`), ...verdicts[verdict] }
}

function levelWord(level: WireFinding['level'], isAccepted: boolean): StateWord {
  const { key, shape, tone } = levels[level]
  if (isAccepted) return { word: t('security:summary.accepted'), shape, tone: 'quiet' }
  return { word: t(`security:summary.${key}`), shape, tone }
}

/** How safe each listener is, with each reason and what one click does about it. */
export function SecuritySummary() {
  const summary = useSecurity((state) => state.summary)
  const { listeners, findings } = summary
  if (listeners.length === 0 && findings.length === 0) return null
  const open = findings.filter(({ level, isAccepted }) => level !== 'info' && !isAccepted)
  const worst = (['not', 'partly'] as const).find((verdict) =>
    listeners.some((listener) => listener.verdict === verdict),
  )
  return (
    <details className="security-summary">
      <summary aria-label={t('security:summary.label')}>
        <ChevronRight size={16} aria-hidden="true" />
        <StateMark {...verdictWord(worst ?? 'secure')} />
        <span className="meta cut security-summary-words">
          {open.length === 0
            ? t('security:summary.nothing')
            : t('security:summary.things', { count: open.length })}
        </span>
      </summary>
      <ul className="security-listeners">
        {listenerWords(listeners).map(({ place, verdict }) => (
          <li key={place}>
            <span>{place}</span>
            <StateMark {...verdictWord(verdict)} />
          </li>
        ))}
      </ul>
      <ul className="security-findings">
        {findings.map((finding) => (
          <Finding key={finding.id} finding={finding} />
        ))}
      </ul>
    </details>
  )
}

function Finding({ finding }: { finding: WireFinding }) {
  const actions = useActions()
  const stores = useStores()
  const { change } = useRules()
  const { id, level, text, remedy, isAccepted } = finding
  const accept = (): void => {
    const accepted = stores.security.getState().rules?.acceptedFindings ?? []
    const others = accepted.filter((other) => other !== id)
    void change({ acceptedFindings: isAccepted ? others : [...others, id] })
  }
  const words = displayText(tHost(text))
  const mend = remedy === null ? null : tHost(remedy)
  const answer = t(isAccepted ? 'security:summary.doNotAccept' : 'security:summary.accept')
  return (
    <li className={isAccepted ? 'security-finding security-finding-accepted' : 'security-finding'}>
      <StateMark {...levelWord(level, isAccepted)} />
      <p>{words}</p>
      {mend !== null && (
        <Button
          aria-label={t('security:summary.about', { action: mend, finding: words })}
          onClick={() => void actions.mendFinding(id)}
        >
          {mend}
        </Button>
      )}
      {level !== 'info' && (
        <Button aria-label={t('security:summary.about', { action: answer, finding: words })} onClick={accept}>
          {answer}
        </Button>
      )}
    </li>
  )
}
