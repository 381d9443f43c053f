import type { Dashboard } from '../../stores/dashboard-context.tsx'

/** Stops the server; who is connected is asked about first. */
export function stopServer({ stores, actions }: Dashboard): void {
  if (stores.sessions.getState().aliveCount > 0) stores.ui.setState({ overlay: 'stop-server' })
  else void actions.stopServer()
}

/** Starts a server that stands still and stops one that runs; while it does either, nothing happens. */
export function toggleServer(dashboard: Dashboard): void {
  const { phase } = dashboard.stores.server.getState().server
  if (phase === 'running') stopServer(dashboard)
  else if (phase === 'stopped' || phase === 'problem') void dashboard.actions.startServer()
}
