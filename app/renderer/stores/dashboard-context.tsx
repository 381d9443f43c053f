import { createContext, type ReactNode, use } from 'react'
import { useStore } from 'zustand'
import type { ConnectionLayout } from './connection-layout.ts'
import type { ConsolesStoreState } from './consoles-store.ts'
import type { DashboardActions } from './dashboard-actions.ts'
import type { DashboardStores } from './dashboard-stores.ts'
import type { GroupsStoreState } from './groups-store.ts'
import type { LogsStoreState } from './logs-store.ts'
import type { NoticesStoreState } from './notices-store.ts'
import type { ProblemsStoreState } from './problems-store.ts'
import type { SecurityStoreState } from './security-store.ts'
import type { ServerStoreState } from './server-store.ts'
import type { SessionsStoreState } from './sessions-store.ts'
import type { SettingsStoreState } from './settings-store.ts'
import type { SharesStoreState } from './shares-store.ts'
import type { UiStoreState } from './ui-store.ts'
import type { UsersStoreState } from './users-store.ts'

/** One dashboard: what it knows and what it can do. */
export interface Dashboard {
  readonly stores: DashboardStores
  readonly actions: DashboardActions
}

const DashboardContext = createContext<Dashboard | null>(null)

/** Hands a dashboard to everything beneath it. */
export function DashboardProvider({ dashboard, children }: { dashboard: Dashboard; children: ReactNode }) {
  return <DashboardContext value={dashboard}>{children}</DashboardContext>
}

function useDashboard(): Dashboard {
  const dashboard = use(DashboardContext)
  if (dashboard === null) throw new Error('This component needs a DashboardProvider above it')
  return dashboard
}

/** The actions; they stay the same for the life of the dashboard. */
export const useActions = (): DashboardActions => useDashboard().actions

/** The stores themselves, for event handlers that read the present state without following it. */
export const useStores = (): DashboardStores => useDashboard().stores

// One hook for each store: select the field, never the whole state.

/** Reads one fact about the server. */
export const useServer = <T,>(select: (state: ServerStoreState) => T): T =>
  useStore(useDashboard().stores.server, select)

/** Reads one fact about the sessions. */
export const useSessions = <T,>(select: (state: SessionsStoreState) => T): T =>
  useStore(useDashboard().stores.sessions, select)

/** Reads one fact about the shares. */
export const useShares = <T,>(select: (state: SharesStoreState) => T): T =>
  useStore(useDashboard().stores.shares, select)

/** Reads one fact about the users. */
export const useUsers = <T,>(select: (state: UsersStoreState) => T): T =>
  useStore(useDashboard().stores.users, select)

/** Reads one fact about the groups. */
export const useGroups = <T,>(select: (state: GroupsStoreState) => T): T =>
  useStore(useDashboard().stores.groups, select)

/** Reads one fact about who is kept out and how safe the settings are. */
export const useSecurity = <T,>(select: (state: SecurityStoreState) => T): T =>
  useStore(useDashboard().stores.security, select)

/** Reads one fact about the settings. */
export const useSettings = <T,>(select: (state: SettingsStoreState) => T): T =>
  useStore(useDashboard().stores.settings, select)

/** Reads one fact about the log. */
export const useLogs = <T,>(select: (state: LogsStoreState) => T): T =>
  useStore(useDashboard().stores.logs, select)

/** Reads one fact about the consoles. */
export const useConsoles = <T,>(select: (state: ConsolesStoreState) => T): T =>
  useStore(useDashboard().stores.consoles, select)

/** Reads one fact about the notices. */
export const useNotices = <T,>(select: (state: NoticesStoreState) => T): T =>
  useStore(useDashboard().stores.notices, select)

/** Reads one fact about how the connections are arranged. */
export const useLayout = <T,>(select: (state: ConnectionLayout) => T): T =>
  useStore(useDashboard().stores.layout, select)

/** Reads one fact about what goes wrong. */
export const useProblems = <T,>(select: (state: ProblemsStoreState) => T): T =>
  useStore(useDashboard().stores.problems, select)

/** Reads one fact about this window. */
export const useUi = <T,>(select: (state: UiStoreState) => T): T => useStore(useDashboard().stores.ui, select)
