import { cleanup, render, screen } from '@testing-library/react'
import { onTestFinished } from 'vitest'
import { App } from '../../app/renderer/App.tsx'
import { connectEventBridge } from '../../app/renderer/client/event-bridge.ts'
import { createDashboardActions } from '../../app/renderer/stores/dashboard-actions.ts'
import { createDashboardStores, createStoreSink } from '../../app/renderer/stores/dashboard-stores.ts'
import type { FakeDashboardApi } from './fake-dashboard-api.ts'

/** Renders a whole dashboard on a fake main process and waits until it shows; cleans up by itself. */
export async function renderDashboard(api: FakeDashboardApi): Promise<void> {
  const stores = createDashboardStores()
  const disconnect = connectEventBridge(api, createStoreSink(stores))
  onTestFinished(() => {
    disconnect()
    cleanup()
  })
  render(<App dashboard={{ stores, actions: createDashboardActions(api, stores) }} />)
  await screen.findByTestId('dashboard')
}
