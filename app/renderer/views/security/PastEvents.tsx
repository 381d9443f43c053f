import { useCallback, useMemo, useState } from 'react'
import type { Activity } from '../../../preload/contract/wire-history.ts'
import { Button } from '../../components/Button.tsx'
import { DataTable } from '../../components/DataTable.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions } from '../../stores/dashboard-context.tsx'
import { useHistoryPages } from '../../stores/use-history-pages.ts'
import { t } from '../../texts/texts.ts'
import { filterInputId } from '../connections/filter-input-id.ts'
import { ExportMenu } from '../transfers/ExportMenu.tsx'
import { useLateText } from '../transfers/use-late-text.ts'
import type { EventKindChoice } from './EventKinds.tsx'
import { type DoorEventKind, EventRow, eventColumns } from './EventRow.tsx'
import { pastEventWords } from './past-event-words.ts'

const allKinds: readonly DoorEventKind[] = [
  'login-failed',
  'foreign-protocol',
  'refused',
  'blocked',
  'unblocked',
]

interface PastEventsProps {
  readonly kind: EventKindChoice
  readonly onBlock: (address: string) => void
}

/** What the history has of the door, page by page, also of earlier runs. */
export function PastEvents({ kind, onBlock }: PastEventsProps) {
  const actions = useActions()
  const [address, setAddress] = useState('')
  const [user, setUser] = useState('')
  const filter = useMemo(
    () => ({
      kinds:
        kind === 'all'
          ? [...allKinds]
          : kind === 'blocked'
            ? ['blocked' as const, 'unblocked' as const]
            : [kind],
      ...(address.trim() !== '' && { address: address.trim() }),
      ...(user.trim() !== '' && { user: user.trim() }),
    }),
    [kind, address, user],
  )
  const ask = useCallback(
    (page: { before: number | null; limit: number }) => actions.findActivities({ ...page, filter }),
    [actions, filter],
  )
  const [typedAddress, typeAddress] = useLateText(address, setAddress)
  const [typedUser, typeUser] = useLateText(user, setUser)
  const { pages, loadMore, reload } = useHistoryPages<Activity>(ask)
  const isWaiting = pages.phase === 'loading' || pages.phase === 'growing'
  return (
    <>
      <div className="security-tools">
        <input
          id={filterInputId}
          type="search"
          className="field-input security-filter"
          placeholder={t('security:event.searchAddress')}
          aria-label={t('security:event.searchAddress')}
          spellCheck={false}
          maxLength={60}
          value={typedAddress}
          onChange={(event) => typeAddress(event.target.value)}
        />
        <input
          type="search"
          className="field-input security-filter"
          placeholder={t('security:event.searchUser')}
          aria-label={t('security:event.searchUser')}
          spellCheck={false}
          maxLength={200}
          value={typedUser}
          onChange={(event) => typeUser(event.target.value)}
        />
        <span className="security-gap" />
        <ExportMenu list="activities" filter={filter} />
      </div>
      {pages.phase === 'failed' && (
        <EmptyState title={displayText(pages.problem ?? '')}>
          <Button onClick={reload}>{t('security:event.tryAgain')}</Button>
        </EmptyState>
      )}
      {pages.phase === 'ready' && pages.entries.length === 0 && (
        <EmptyState title={t('security:event.noMatch')}>
          <p>{t('security:event.historyNone')}</p>
        </EmptyState>
      )}
      {pages.entries.length > 0 && (
        <DataTable label={t('security:event.pastList')} columns={eventColumns()}>
          {pages.entries.map((entry) => (
            <EventRow
              key={entry.key}
              event={{
                at: entry.at,
                kind: kindOf(entry),
                address: entry.address ?? '',
                userName: entry.userName,
                text: pastEventWords(entry),
              }}
              onBlock={onBlock}
            />
          ))}
        </DataTable>
      )}
      <p className="meta security-more" role="status">
        {isWaiting && t('security:event.loading')}
        {pages.phase === 'ready' && pages.next !== null && (
          <Button onClick={loadMore}>{t('security:event.loadMore')}</Button>
        )}
      </p>
    </>
  )
}

/** The question asks for these alone. */
function kindOf({ kind }: Activity): DoorEventKind {
  return allKinds.find((one) => one === kind) ?? 'refused'
}
