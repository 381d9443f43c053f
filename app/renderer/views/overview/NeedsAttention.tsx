import { CircleAlert, TriangleAlert } from 'lucide-react'
import { Button } from '../../components/Button.tsx'
import {
  useNotices,
  useProblems,
  useSecurity,
  useServer,
  useSettings,
  useShares,
  useStores,
} from '../../stores/dashboard-context.tsx'
import { goTo } from '../../stores/ui-store.ts'
import { useMinute } from '../../stores/use-minute.ts'
import { t } from '../../texts/texts.ts'
import { attentionItems } from './attention-items.ts'

/** What a person should do something about, each with the way there; nothing at all while nothing does. */
export function NeedsAttention() {
  const stores = useStores()
  const nowMs = useMinute()
  const server = useServer((state) => state.server)
  const certificates = useServer((state) => state.certificates)
  const shares = useShares((state) => state.shares)
  const summary = useSecurity((state) => state.summary)
  const history = useSettings((state) => state.history)
  const logs = useSettings((state) => state.logs)
  const notices = useNotices((state) => state.notices)
  const problems = useProblems((state) => state.problems)
  const items = attentionItems({
    server,
    shares,
    summary,
    problems,
    certificates,
    history,
    logs,
    notices,
    nowMs,
  })
  if (items.length === 0) return null
  return (
    <section className="overview-card overview-attention" aria-labelledby="overview-attention">
      <h2 id="overview-attention">{t('overview:attention.title')}</h2>
      <ul className="overview-list">
        {items.map(({ id, tone, text, label, destination }) => {
          const Icon = tone === 'bad' ? CircleAlert : TriangleAlert
          return (
            <li key={id} className={`overview-problem overview-problem-${tone}`}>
              <Icon size={16} aria-hidden="true" />
              <p>{text}</p>
              <Button aria-label={`${label}: ${text}`} onClick={() => stores.ui.setState(goTo(destination))}>
                {label}
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
