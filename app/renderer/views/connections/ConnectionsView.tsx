import { useShallow } from 'zustand/shallow'
import { EmptyState } from '../../components/EmptyState.tsx'
import { useSessions, useUi } from '../../stores/dashboard-context.tsx'
import { selectVisibleIds } from '../../stores/select-sessions.ts'
import { ConnectionMenu } from './ConnectionMenu.tsx'
import { ConnectionsTable } from './ConnectionsTable.tsx'
import { ConnectionsToolbar } from './ConnectionsToolbar.tsx'
import { NobodyConnected } from './NobodyConnected.tsx'
import { StopDialog } from './StopDialog.tsx'
import { useStopCommands } from './use-stop-commands.ts'

/** Who is connected, what they do, and the means to stop them. */
export function ConnectionsView() {
  const filter = useUi((state) => state.filter)
  const segment = useUi((state) => state.segment)
  const isEmpty = useSessions((state) => state.ids.length === 0)
  const visibleIds = useSessions(useShallow((state) => selectVisibleIds(state, segment, filter)))
  const { commands, request, closeRequest, menu, closeMenu } = useStopCommands()

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
        <StopDialog
          request={request}
          onClose={() => {
            closeRequest()
            focusGrid()
          }}
        />
      )}
    </>
  )
}

/** Back to the row: the button in the selection bar that opened the dialog is off once the connections have ended. */
function focusGrid(): void {
  document.querySelector<HTMLElement>('[data-session-id][tabindex="0"]')?.focus()
}
