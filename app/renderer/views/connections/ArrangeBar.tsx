import { ListRestart, Pin } from 'lucide-react'
import { Button } from '../../components/Button.tsx'
import type { GroupBy } from '../../stores/connection-entries.ts'
import { useLayout, useStores, useUi } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { ColumnsButton } from './ColumnsButton.tsx'
import { FilterBox } from './FilterBox.tsx'
import './arrange-bar.css'

const groupings: readonly GroupBy[] = ['none', 'user', 'ip']

interface ArrangeBarProps {
  /** Rows that wait to move. */
  readonly changes: number
  readonly onTakeOver: () => void
}

/** What is shown of the list, and how it is arranged. */
export function ArrangeBar({ changes, onTakeOver }: ArrangeBarProps) {
  const stores = useStores()
  const groupBy = useLayout((layout) => layout.groupBy)
  const isFrozen = useUi((state) => state.isOrderFrozen)
  return (
    <div className="arrange-bar">
      <FilterBox />
      {changes > 0 && (
        <Button icon={ListRestart} title={t('connections:order.takeOver')} onClick={onTakeOver}>
          {t('connections:order.changes', { count: changes })}
        </Button>
      )}
      <select
        className="field-input bar-select"
        aria-label={t('connections:group.label')}
        value={groupBy}
        onChange={(event) => {
          const chosen = groupings.find((one) => one === event.target.value)
          if (chosen !== undefined) stores.layout.setState({ groupBy: chosen })
        }}
      >
        {groupings.map((one) => (
          <option key={one} value={one}>
            {t(`connections:group.${one}`)}
          </option>
        ))}
      </select>
      <Button
        icon={Pin}
        aria-pressed={isFrozen}
        aria-label={t('connections:order.freeze')}
        title={t('connections:order.freezeHint')}
        onClick={() => stores.ui.setState({ isOrderFrozen: !isFrozen })}
      >
        <span className="arrange-words">{t('connections:order.freeze')}</span>
      </Button>
      <ColumnsButton />
    </div>
  )
}
