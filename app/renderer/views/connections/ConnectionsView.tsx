import { useState } from 'react'
import { useShallow } from 'zustand/shallow'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { useActions, useSessions, useStores, useUi } from '../../stores/dashboard-context.tsx'
import { selectAlive, selectVisibleIds } from '../../stores/select-sessions.ts'
import { ConnectionsTable } from './ConnectionsTable.tsx'
import { ConnectionsToolbar } from './ConnectionsToolbar.tsx'
import { NobodyConnected } from './NobodyConnected.tsx'

/** Who is connected, what they do, and the means to stop them. */
export function ConnectionsView() {
  const actions = useActions()
  const stores = useStores()
  const filter = useUi((state) => state.filter)
  const segment = useUi((state) => state.segment)
  const isEmpty = useSessions((state) => state.ids.length === 0)
  const visibleIds = useSessions(useShallow((state) => selectVisibleIds(state, segment, filter)))
  const [askedIds, setAskedIds] = useState<readonly string[]>([])

  /** One goes at once; more than one is asked for first. */
  const disconnect = (ids: Iterable<string>): void => {
    const aliveIds = selectAlive(stores.sessions.getState(), ids)
    if (aliveIds.length > 1) setAskedIds(aliveIds)
    else void actions.disconnect(aliveIds)
  }

  return (
    <>
      <ConnectionsToolbar visibleIds={visibleIds} onDisconnect={disconnect} />
      {visibleIds.length > 0 && <ConnectionsTable ids={visibleIds} onDisconnect={disconnect} />}
      {visibleIds.length === 0 && isEmpty && <NobodyConnected />}
      {visibleIds.length === 0 && !isEmpty && (
        <EmptyState title="No connection matches">
          <p>Change the filter to see the others.</p>
        </EmptyState>
      )}
      {askedIds.length > 0 && (
        <ConfirmDialog
          title={`Disconnect ${askedIds.length} clients?`}
          confirmLabel={`Disconnect ${askedIds.length}`}
          onConfirm={() => void actions.disconnect(askedIds)}
          onClose={() => setAskedIds([])}
        >
          Their running transfers end at once.
        </ConfirmDialog>
      )}
    </>
  )
}
