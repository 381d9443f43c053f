import { cleanup, configure, render, screen } from '@testing-library/react'
import { onTestFinished } from 'vitest'
import { App } from '../../app/renderer/App.tsx'
import { connectEventBridge } from '../../app/renderer/client/event-bridge.ts'
import { createDashboardActions } from '../../app/renderer/stores/dashboard-actions.ts'
import { createDashboardStores, createStoreSink } from '../../app/renderer/stores/dashboard-stores.ts'
import { type Screen, screens } from '../../app/renderer/stores/ui-store.ts'
import type { FakeDashboardApi } from './fake-dashboard-api.ts'

// What is said to screen readers repeats what stands on the page, some seconds later; tests look for what stands there.
configure({ defaultIgnore: 'script, style, [data-testid="announcer"]' })

/** Renders a whole dashboard on a fake main process, at a screen, and waits until it shows; cleans up by itself. */
export async function renderDashboard(
  api: FakeDashboardApi,
  startScreen: Screen = 'connections',
): Promise<void> {
  const stores = createDashboardStores()
  stores.ui.setState({ screen: startScreen })
  const disconnect = connectEventBridge(api, createStoreSink(stores))
  onTestFinished(() => {
    disconnect()
    cleanup()
  })
  render(<App dashboard={{ stores, actions: createDashboardActions(api, stores) }} />)
  await screen.findByTestId('dashboard')
}

/** The digit that opens a screen together with Ctrl, wherever it stands in the rail. */
export function screenKey(name: Screen): string {
  return String(screens.indexOf(name) + 1)
}
