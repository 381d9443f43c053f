import { ChevronRight } from 'lucide-react'
import type { WireFinding, WireSecuritySummary } from '../../../preload/contract/wire-security.ts'
import { Button } from '../../components/Button.tsx'
import { StateMark } from '../../components/StateMark.tsx'
import { countWords } from '../../format/count-words.ts'
import { displayText } from '../../format/display-text.ts'
import type { StateWord } from '../../format/session-words.ts'
import { useActions, useSecurity, useStores } from '../../stores/dashboard-context.tsx'
import { listenerWords } from './listener-words.ts'
import { useRules } from './use-rules.ts'
import './security-summary.css'

type Verdict = WireSecuritySummary['listeners'][number]['verdict']

const verdicts: Readonly<Record<Verdict, StateWord>> = {
  secure: { word: 'Secure', shape: 'filled', tone: 'ok' },
  partly: { word: 'Partly secure', shape: 'triangle', tone: 'warning' },
  not: { word: 'Not secure', shape: 'square', tone: 'bad' },
}

const levels: Readonly<Record<WireFinding['level'], StateWord>> = {
  bad: { word: 'Not secure', shape: 'square', tone: 'bad' },
  warning: { word: 'Weak', shape: 'triangle', tone: 'warning' },
  info: { word: 'Note', shape: 'ring', tone: 'quiet' },
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
      <summary aria-label="Security summary">
        <ChevronRight size={16} aria-hidden="true" />
        <StateMark {...verdicts[worst ?? 'secure']} />
        <span className="meta cut security-summary-words">
          {open.length === 0
            ? 'Nothing needs attention'
            : `${countWords(open.length, 'thing needs', 'things need')} attention`}
        </span>
      </summary>
      <ul className="security-listeners">
        {listenerWords(listeners).map(({ place, verdict }) => (
          <li key={place}>
            <span>{place}</span>
            <StateMark {...verdicts[verdict]} />
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
  const words = displayText(text)
  return (
    <li className={isAccepted ? 'security-finding security-finding-accepted' : 'security-finding'}>
      <StateMark {...(isAccepted ? { ...levels[level], word: 'Accepted', tone: 'quiet' } : levels[level])} />
      <p>{words}</p>
      {remedy !== null && (
        <Button aria-label={`${remedy}: ${words}`} onClick={() => void actions.mendFinding(id)}>
          {remedy}
        </Button>
      )}
      {level !== 'info' && (
        <Button aria-label={`${isAccepted ? 'Do not accept' : 'I accept'}: ${words}`} onClick={accept}>
          {isAccepted ? 'Do not accept' : 'I accept'}
        </Button>
      )}
    </li>
  )
}
