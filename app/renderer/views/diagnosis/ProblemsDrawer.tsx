import { CircleAlert, TriangleAlert, X } from 'lucide-react'
import type { OpenProblem } from '../../../preload/contract/wire-problems.ts'
import { Button, IconButton } from '../../components/Button.tsx'
import { Drawer } from '../../components/Drawer.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { formatTimeOfDay } from '../../format/time-of-day.ts'
import { useActions, useProblems, useStores } from '../../stores/dashboard-context.tsx'
import { closeDrawer } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { openSelfCheck } from './open-drawers.ts'
import { ProblemHelp } from './ProblemHelp.tsx'
import { problemWords, toneOfProblem } from './problem-words.ts'
import './diagnosis.css'

/** Everything that goes wrong at present, each once, the newest first. */
export function ProblemsDrawer({ openId }: { openId: string | null }) {
  const stores = useStores()
  const problems = useProblems((state) => state.problems)
  const newestFirst = problems.toReversed()
  return (
    <Drawer title={t('diagnosis:panel.title')} onClose={() => stores.ui.setState(closeDrawer())}>
      {problems.length === 0 ? (
        <EmptyState title={t('diagnosis:panel.none')}>
          <p>{t('diagnosis:panel.noneHint')}</p>
          <Button onClick={() => stores.ui.setState(openSelfCheck())}>{t('diagnosis:check.run')}</Button>
        </EmptyState>
      ) : (
        <ul className="diagnosis-list">
          {newestFirst.map((problem, index) => (
            <ProblemCard
              key={problem.id}
              problem={problem}
              isOpen={openId === null ? index === 0 : problem.id === openId}
            />
          ))}
        </ul>
      )}
    </Drawer>
  )
}

function ProblemCard({ problem, isOpen }: { problem: OpenProblem; isOpen: boolean }) {
  const actions = useActions()
  const { id, code, facts, count, lastAt } = problem
  const { title } = problemWords(code, facts)
  const tone = toneOfProblem(code)
  const Icon = tone === 'bad' ? CircleAlert : TriangleAlert
  return (
    <li className="diagnosis-card">
      <details open={isOpen}>
        <summary>
          <Icon className={`diagnosis-icon diagnosis-icon-${tone}`} size={16} aria-hidden="true" />
          <span className="diagnosis-title">
            {title}
            <span className="meta">
              {t('diagnosis:panel.count', { count })} ·{' '}
              {t('diagnosis:panel.last', { time: formatTimeOfDay(lastAt) })}
            </span>
          </span>
        </summary>
        <ProblemHelp code={code} facts={facts}>
          <IconButton
            label={t('diagnosis:panel.dismissOf', { title })}
            title={t('diagnosis:panel.dismiss')}
            icon={X}
            onClick={() => void actions.dismissProblem(id)}
          />
        </ProblemHelp>
      </details>
    </li>
  )
}
