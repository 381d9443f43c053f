import { type Dashboard, DashboardProvider } from './stores/dashboard-context.tsx'
import { Frame } from './views/frame/Frame.tsx'

/** The whole dashboard. */
export function App({ dashboard }: { dashboard: Dashboard }) {
  return (
    <DashboardProvider dashboard={dashboard}>
      <Frame />
    </DashboardProvider>
  )
}
