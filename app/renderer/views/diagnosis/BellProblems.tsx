import { Button } from '../../components/Button.tsx'
import { formatMoment } from '../../format/moment.ts'
import { useProblems, useStores } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { openProblems } from './open-drawers.ts'
import { isWorthAttention, problemWords } from './problem-words.ts'

/** Problems somebody should know of without looking for them. */
export function useOpenProblems() {
  const problems = useProblems((state) => state.problems)
  return problems.filter(isWorthAttention)
}

/** Lines of open problems for the bell, the newest first, each with the way to what can be done. */
export function BellProblems() {
  const stores = useStores()
  return useOpenProblems()
    .toReversed()
    .map(({ id, code, facts, lastAt }) => {
      const { title } = problemWords(code, facts)
      return (
        <li key={id} className="bell-item">
          <div className="bell-words">
            <p>{title}</p>
            <p className="meta">{formatMoment(lastAt, Date.now())}</p>
          </div>
          <Button
            aria-label={`${t('diagnosis:panel.more')}: ${title}`}
            onClick={(event) => {
              event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()
              stores.ui.setState(openProblems(id))
            }}
          >
            {t('diagnosis:panel.more')}
          </Button>
        </li>
      )
    })
}
