import { ArrowUp } from 'lucide-react'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions } from '../../stores/dashboard-context.tsx'
import type { HistoryPages } from '../../stores/history-pages.ts'
import { tHost } from '../../texts/host-texts.ts'
import { t } from '../../texts/texts.ts'
import './history-status.css'

interface HistoryStatusProps {
  readonly phase: 'failed' | 'temporary'
  readonly problem: string | null
}

/** Stands in the place of a list that cannot be had. */
export function HistoryStatus({ phase, problem }: HistoryStatusProps) {
  return (
    <EmptyState title={t(`transfers:state.${phase}`)}>
      {problem !== null && <p className="history-problem">{displayText(tHost(problem))}</p>}
      <p>{t(`transfers:state.${phase}Hint`)}</p>
    </EmptyState>
  )
}

/** Says above a list that nothing is added to it, with the way to change that. */
export function HistoryOff() {
  const actions = useActions()
  return (
    <div className="history-off" role="status">
      <span>{t('transfers:state.off')}</span>
      <Button onClick={() => void actions.switchHistoryOn()}>{t('transfers:state.switchOn')}</Button>
    </div>
  )
}

interface NewEntriesProps {
  readonly pages: Pick<HistoryPages<unknown>, 'newCount' | 'isNewCountOpen'>
  readonly onShow: () => void
}

/** Tells what came since, in place of moving the rows somebody looks at. It stands above the grid in the same parent. */
export function NewEntries({ pages: { newCount, isNewCountOpen }, onShow }: NewEntriesProps) {
  return (
    <div className="new-entries" role="status">
      {newCount > 0 && (
        <Button
          icon={ArrowUp}
          onClick={(event) => {
            const grid = event.currentTarget.closest('.history-list')?.querySelector('.grid-scroll')
            grid?.scrollTo({ top: 0 })
            // This button goes; the keyboard goes on in the list.
            grid?.querySelector<HTMLElement>('[data-row-key]')?.focus({ preventScroll: true })
            onShow()
          }}
        >
          {isNewCountOpen
            ? t('transfers:newAtLeast', { count: newCount })
            : t('transfers:new', { count: newCount })}
        </Button>
      )}
    </div>
  )
}
