import './theme.css'
import './base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { findDashboardApi } from './client/dashboard-client.ts'
import { connectEventBridge } from './client/event-bridge.ts'
import { createDashboardActions } from './stores/dashboard-actions.ts'
import { createDashboardStores, createStoreSink } from './stores/dashboard-stores.ts'
import { withOfferedFolders } from './stores/with-offered-folders.ts'

const api = findDashboardApi()
const container = document.getElementById('root')
if (container === null) throw new Error('index.html has lost its root element')
const root = createRoot(container)

if (api === null) {
  root.render(<p className="no-api">Open this page from Portside.</p>)
} else {
  const stores = createDashboardStores()
  const dashboard = { stores, actions: createDashboardActions(api, stores) }
  const disconnect = connectEventBridge(
    api,
    withOfferedFolders(createStoreSink(stores), dashboard.actions.takeOfferedFolder),
  )
  window.addEventListener('pagehide', disconnect)
  root.render(
    <StrictMode>
      <App dashboard={dashboard} />
    </StrictMode>,
  )
}
