import { useCallback, useEffect } from 'react'
import { useShallow } from 'zustand/shallow'
import { EmptyState } from '../../components/EmptyState.tsx'
import { useSessions, useStores, useUi } from '../../stores/dashboard-context.tsx'
import { selectVisibleIds } from '../../stores/select-sessions.ts'
import { ConnectionMenu } from './ConnectionMenu.tsx'
import { ConnectionsTable } from './ConnectionsTable.tsx'
import { ConnectionsToolbar } from './ConnectionsToolbar.tsx'
import { NobodyConnected } from './NobodyConnected.tsx'
import { PastConnections } from './PastConnections.tsx'
import { StopDialog } from './StopDialog.tsx'
import { useStopCommands } from './use-stop-commands.ts'

/** Who is connected, what they do, and the means to stop them. */
export function ConnectionsView() {
  const isPast = useUi((state) => state.connectionsTime === 'history')
  const filter = useUi((state) => state.filter)
  const segment = useUi((state) => state.segment)
  const isEmpty = useSessions((state) => state.ids.length === 0)
  const visibleIds = useSessions(useShallow((state) => selectVisibleIds(state, segment, filter)))
  const stores = useStores()
  const commands = useStopCommands()
  const request = useUi((state) => state.stopRequest)
  const menu = useUi((state) => state.connectionMenu)
  const closeMenu = useCallback(() => stores.ui.setState({ connectionMenu: null }), [stores])
  // Who comes back to this screen has not asked anew.
  useEffect(() => () => stores.ui.setState({ stopRequest: null, connectionMenu: null }), [stores])

  if (isPast) {
    return (
      <>
        <ConnectionsToolbar visibleIds={visibleIds} commands={commands} />
        <PastConnections />
      </>
    )
  }
  return (
    <>
      <ConnectionsToolbar visibleIds={visibleIds} commands={commands} />
      {visibleIds.length > 0 && <ConnectionsTable ids={visibleIds} commands={commands} />}
      {visibleIds.length === 0 && isEmpty && <NobodyConnected />}
      {visibleIds.length === 0 && !isEmpty && (
        <EmptyState title="No connection matches">
          <p>Change the filter to see the others.</p>
        </EmptyState>
      )}
      {menu !== null && <ConnectionMenu menu={menu} commands={commands} onClose={closeMenu} />}
      {request !== null && (
        <StopDialog request={request} onClose={() => stores.ui.setState({ stopRequest: null })} />
      )}
    </>
  )
}
