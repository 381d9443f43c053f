import { useMemo, useState } from 'react'
import { DataTable } from '../../components/DataTable.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { useSecurity } from '../../stores/dashboard-context.tsx'
import { tHost } from '../../texts/host-texts.ts'
import { t } from '../../texts/texts.ts'
import { filterInputId } from '../connections/filter-input-id.ts'
import type { EventKindChoice } from './EventKinds.tsx'
import { EventRow, eventColumns } from './EventRow.tsx'

/** Rows on screen at most; the filter finds the others. */
const maxRows = 200

interface EventListProps {
  readonly kind: EventKindChoice
  readonly onBlock: (address: string) => void
}

/** What happened at the door since Portside runs, the newest first. */
export function LatestEvents({ kind, onBlock }: EventListProps) {
  const events = useSecurity((state) => state.events)
  const [filter, setFilter] = useState('')
  const shown = useMemo(() => {
    const words = filter.trim().toLowerCase()
    return events
      .map((event) => ({ ...event, text: tHost(event.text) }))
      .filter(
        (event) =>
          (kind === 'all' || event.kind === kind) &&
          `${event.address} ${event.userName ?? ''} ${event.text}`.toLowerCase().includes(words),
      )
  }, [events, kind, filter])

  if (events.length === 0) {
    return (
      <EmptyState title={t('security:event.none')}>
        <p>{t('security:event.noneHint')}</p>
      </EmptyState>
    )
  }
  return (
    <>
      <div className="security-tools">
        <input
          id={filterInputId}
          type="search"
          className="field-input security-filter"
          placeholder={t('security:event.filterHint')}
          aria-label={t('security:event.filter')}
          spellCheck={false}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
      </div>
      {shown.length === 0 ? (
        <EmptyState title={t('security:event.noMatch')}>
          <p>{t('security:blocked.changeFilter')}</p>
        </EmptyState>
      ) : (
        <DataTable label={t('security:tab.events')} columns={eventColumns()}>
          {shown.slice(0, maxRows).map((event) => (
            <EventRow key={event.number} event={event} onBlock={onBlock} />
          ))}
        </DataTable>
      )}
      {shown.length > maxRows && (
        <p className="meta security-more">
          {t('security:event.newest', { shown: maxRows, all: shown.length })}
        </p>
      )}
    </>
  )
}
