import type { ReactNode } from 'react'
import type { ProblemCode, ProblemFacts } from '../../../preload/contract/wire-problems.ts'
import { Button } from '../../components/Button.tsx'
import { t } from '../../texts/texts.ts'
import { problemWords } from './problem-words.ts'
import { useRemedy } from './use-remedy.ts'
import './diagnosis.css'

interface ProblemHelpProps {
  readonly code: ProblemCode
  readonly facts: ProblemFacts
  /** More buttons beside the one that helps. */
  readonly children?: ReactNode
}

/** Why something went wrong, who can solve it, and the one button that does it or leads there. */
export function ProblemHelp({ code, facts, children }: ProblemHelpProps) {
  const { cause, tip, actor } = problemWords(code, facts)
  const remedy = useRemedy(code, facts)
  return (
    <div className="diagnosis-help">
      <dl className="diagnosis-facts">
        <dt>{t('diagnosis:panel.cause')}</dt>
        <dd>{cause}</dd>
        <dt>{t('diagnosis:panel.tip')}</dt>
        <dd>{tip}</dd>
        <dt>{t('diagnosis:actor.label')}</dt>
        <dd>{t(`diagnosis:actor.${actor}`)}</dd>
      </dl>
      <div className="diagnosis-buttons">
        {remedy !== null && (
          <Button disabled={remedy.isBusy} onClick={remedy.run}>
            {remedy.label}
          </Button>
        )}
        {children}
      </div>
    </div>
  )
}
