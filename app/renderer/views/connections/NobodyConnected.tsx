import { Copy } from 'lucide-react'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { useActions, useServer, useShares, useStores, useUsers } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import './nobody-connected.css'

/** The empty list of connections: says what is missing before somebody can connect, one step at a time. */
export function NobodyConnected() {
  const actions = useActions()
  const stores = useStores()
  const phase = useServer((state) => state.server.phase)
  const address = useServer((state) => state.server.addresses[0])
  const hasShares = useShares((state) => state.shares.length > 0)
  const hasUsers = useUsers((state) => state.users.some(({ isEnabled }) => isEnabled))

  if (!hasShares) {
    return (
      <EmptyState title={t('connections:nobody.noShare')}>
        <p>{t('connections:nobody.noShareHint')}</p>
        <Button tone="primary" onClick={() => void actions.chooseFolder()}>
          {t('connections:nobody.share')}
        </Button>
      </EmptyState>
    )
  }
  if (!hasUsers) {
    return (
      <EmptyState title={t('connections:nobody.noUser')}>
        <p>{t('connections:nobody.noUserHint')}</p>
        <Button
          tone="primary"
          onClick={() => stores.ui.setState({ screen: 'users', drawer: { kind: 'new-user' } })}
        >
          {t('connections:nobody.createUser')}
        </Button>
      </EmptyState>
    )
  }
  if (phase !== 'running' || address === undefined) {
    return (
      <EmptyState title={t(`connections:nobody.phase.${phase}`)}>
        <p>{t(phase === 'running' ? 'connections:nobody.needsNetwork' : 'connections:nobody.needsStart')}</p>
        {(phase === 'stopped' || phase === 'problem') && (
          <Button onClick={() => void actions.startServer()}>{t('connections:nobody.start')}</Button>
        )}
      </EmptyState>
    )
  }
  return (
    <EmptyState title={t('connections:nobody.waiting')}>
      <p className="big-address mono">{address.url}</p>
      <Button icon={Copy} onClick={() => void actions.copy(address.url, t('connections:nobody.address'))}>
        {t('connections:nobody.copy')}
      </Button>
      <p>{t(address.kind === 'this-computer' ? 'connections:nobody.onlyHere' : 'connections:nobody.type')}</p>
    </EmptyState>
  )
}
