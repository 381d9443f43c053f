import { useCallback, useEffect } from 'react'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { useSessions, useStores, useUi } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { ArrangeBar } from './ArrangeBar.tsx'
import { ConnectionMenu } from './ConnectionMenu.tsx'
import { ConnectionsTable } from './ConnectionsTable.tsx'
import { ConnectionsToolbar } from './ConnectionsToolbar.tsx'
import { NobodyConnected } from './NobodyConnected.tsx'
import { PastConnections } from './PastConnections.tsx'
import { StopQuestion } from './StopQuestion.tsx'
import { useConnectionLines } from './use-connection-lines.ts'
import { useRest } from './use-rest.ts'
import { useStopCommands } from './use-stop-commands.ts'

/** Who is connected, what they do, and the means to stop them. */
export function ConnectionsView() {
  const isPast = useUi((state) => state.connectionsTime === 'history')
  const isFrozen = useUi((state) => state.isOrderFrozen)
  const isEmpty = useSessions((state) => state.ids.length === 0)
  const rest = useRest()
  const { lines, ids, changes, takeOver } = useConnectionLines(isFrozen || rest.isResting)
  const stores = useStores()
  const commands = useStopCommands()
  const menu = useUi((state) => state.connectionMenu)
  const closeMenu = useCallback(() => stores.ui.setState({ connectionMenu: null }), [stores])
  // Who comes back to this screen has not asked anew.
  useEffect(() => () => stores.ui.setState({ stopRequest: null, connectionMenu: null }), [stores])

  if (isPast) {
    return (
      <>
        <ConnectionsToolbar visibleIds={ids} commands={commands} />
        <PastConnections />
      </>
    )
  }
  return (
    <>
      <ConnectionsToolbar visibleIds={ids} commands={commands} />
      {!isEmpty && <ArrangeBar changes={changes} onTakeOver={takeOver} />}
      {ids.length > 0 && <ConnectionsTable lines={lines} ids={ids} commands={commands} rest={rest} />}
      {ids.length === 0 && (isEmpty ? <NobodyConnected /> : <NoMatch />)}
      {menu !== null && <ConnectionMenu menu={menu} commands={commands} onClose={closeMenu} />}
      <StopQuestion />
    </>
  )
}

/** Everybody is filtered out; one click brings them back. */
function NoMatch() {
  const stores = useStores()
  return (
    <EmptyState title={t('connections:noMatch.title')}>
      <p>{t('connections:noMatch.hint')}</p>
      <Button onClick={() => stores.ui.setState({ filter: '', filterTokens: [], segment: 'all' })}>
        {t('connections:noMatch.showAll')}
      </Button>
    </EmptyState>
  )
}
