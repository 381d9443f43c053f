import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { useActions, useConsoles, useServer, useStores, useUsers } from '../../stores/dashboard-context.tsx'
import { goTo } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { ConsoleOpener } from './ConsoleOpener.tsx'
import { ConsolePanes } from './ConsolePanes.tsx'
import { ConsoleTabs } from './ConsoleTabs.tsx'
import './console.css'

/** An FTP client to this very server: what is typed, what is said, and what it brings. */
export function ConsoleView() {
  const active = useConsoles(({ consoles, activeId }) => consoles.find(({ id }) => id === activeId))
  const hasConsoles = useConsoles(({ consoles }) => consoles.length > 0)
  return (
    <>
      <div className="screen-head console-head">
        <h1>{t('console:title')}</h1>
        <ConsoleOpener />
      </div>
      {hasConsoles && <ConsoleTabs />}
      {active === undefined ? <NoConsole /> : <ConsolePanes key={active.id} view={active} />}
    </>
  )
}

function NoConsole() {
  const actions = useActions()
  const stores = useStores()
  const isRunning = useServer(({ server }) => server.phase === 'running')
  const hasUsers = useUsers(({ users }) => users.length > 0)
  if (!isRunning) {
    return (
      <EmptyState title={t('console:empty.stopped')}>
        <p>{t('console:empty.stoppedText')}</p>
        <Button tone="primary" onClick={() => void actions.startServer()}>
          {t('console:empty.start')}
        </Button>
      </EmptyState>
    )
  }
  if (!hasUsers) {
    return (
      <EmptyState title={t('console:empty.noUsers')}>
        <p>{t('console:empty.noUsersText')}</p>
        <Button
          tone="primary"
          onClick={() =>
            stores.ui.setState(goTo({ screen: 'users', peopleTab: 'users', drawer: { kind: 'new-user' } }))
          }
        >
          {t('console:empty.addUser')}
        </Button>
      </EmptyState>
    )
  }
  return (
    <EmptyState title={t('console:empty.title')}>
      <p>{t('console:empty.text')}</p>
    </EmptyState>
  )
}
