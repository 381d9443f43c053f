import { Copy } from 'lucide-react'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { useActions, useServer, useShares, useStores, useUsers } from '../../stores/dashboard-context.tsx'
import './nobody-connected.css'

const stoppedTitles = {
  stopped: 'The server is stopped',
  starting: 'The server is starting',
  running: 'This computer has no address',
  stopping: 'The server is stopping',
  problem: 'The server could not start',
} as const

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
      <EmptyState title="Nothing is shared yet">
        <p>Drop a folder on this window, or choose one. Clients see only what you share.</p>
        <Button tone="primary" onClick={() => void actions.chooseFolder()}>
          Share a folder
        </Button>
      </EmptyState>
    )
  }
  if (!hasUsers) {
    return (
      <EmptyState title="Nobody can sign in yet">
        <p>Create a user with a password, or allow anyone on the Users screen.</p>
        <Button
          tone="primary"
          onClick={() => stores.ui.setState({ screen: 'users', drawer: { kind: 'new-user' } })}
        >
          Create a user
        </Button>
      </EmptyState>
    )
  }
  if (phase !== 'running' || address === undefined) {
    return (
      <EmptyState title={stoppedTitles[phase]}>
        <p>
          {phase === 'running'
            ? 'Clients need a network to reach this computer.'
            : 'Clients connect as soon as it runs.'}
        </p>
        {(phase === 'stopped' || phase === 'problem') && (
          <Button onClick={() => void actions.startServer()}>Start sharing</Button>
        )}
      </EmptyState>
    )
  }
  return (
    <EmptyState title="Waiting for connections">
      <p className="big-address mono">{address.url}</p>
      <Button icon={Copy} onClick={() => void actions.copy(address.url, 'Address')}>
        Copy to clipboard
      </Button>
      <p>
        {address.kind === 'this-computer'
          ? 'This computer has no network address at the moment, so only programs on it can connect.'
          : 'Type this address into an FTP program, for example FileZilla, on another device in this network.'}
      </p>
    </EmptyState>
  )
}
