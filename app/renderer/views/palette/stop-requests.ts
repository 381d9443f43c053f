import type { Dashboard } from '../../stores/dashboard-context.tsx'
import { goTo, type StopRequest, type UiStoreState } from '../../stores/ui-store.ts'

/** Opens the dialog that stops somebody, where it lives: on the screens that show connections. */
export function askToStop({ stores }: Dashboard, stopRequest: StopRequest): void {
  const isThere = ({ screen }: UiStoreState): boolean => screen === 'connections' || screen === 'overview'
  if (!isThere(stores.ui.getState())) {
    stores.ui.setState(goTo({ screen: 'connections', drawer: { kind: 'closed' } }))
  }
  // Somebody who was asked about unsaved changes is still elsewhere.
  if (isThere(stores.ui.getState())) stores.ui.setState({ stopRequest })
}
