import { useId } from 'react'
import { useStores, useUi, useUsers } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { ExportMenu } from '../transfers/ExportMenu.tsx'
import { PeriodField } from '../transfers/PeriodField.tsx'
import { useLateText } from '../transfers/use-late-text.ts'
import { filterInputId } from './filter-input-id.ts'
import { usePastFilter } from './use-past-filter.ts'

/** Narrows the past connections: when, and who. */
export function PastFinder() {
  const stores = useStores()
  const who = useUi((state) => state.pastWho)
  const period = useUi((state) => state.pastPeriod)
  const users = useUsers((state) => state.users)
  const filter = usePastFilter()
  const [typed, type] = useLateText(who, (pastWho) => stores.ui.setState({ pastWho }))
  const listId = useId()
  return (
    <search className="past-finder" aria-label={t('connections:past.filter')}>
      <PeriodField value={period} onChange={(pastPeriod) => stores.ui.setState({ pastPeriod })} />
      <input
        id={filterInputId}
        type="search"
        className="field-input connections-filter"
        placeholder={t('connections:past.who')}
        aria-label={t('connections:past.who')}
        spellCheck={false}
        autoComplete="off"
        list={listId}
        value={typed}
        onChange={(event) => type(event.target.value)}
      />
      <datalist id={listId}>
        {users.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <ExportMenu list="sessions" filter={filter} />
    </search>
  )
}
