import type { StoreApi } from 'zustand'
import type { WireDashboardEvent } from '../../preload/contract/wire-types.ts'
import type { EventSink } from '../client/event-bridge.ts'
import { applyGroupsEvent } from './apply-groups-event.ts'
import { applyNoticesEvent } from './apply-notices-event.ts'
import { applySecurityEvent, applySecuritySnapshot } from './apply-security-event.ts'
import { applyServerEvent, applyServerSnapshot } from './apply-server-event.ts'
import { applySessionEvents, applySessionsSnapshot } from './apply-session-event.ts'
import { applySettingsEvent } from './apply-settings-event.ts'
import { applySharesEvent } from './apply-shares-event.ts'
import { applyUsersEvent } from './apply-users-event.ts'
import { type ConnectionLayout, createConnectionLayoutStore, pageStorage } from './connection-layout.ts'
import { applyConsolesEvent, type ConsolesStoreState, createConsolesStore } from './consoles-store.ts'
import { createGroupsStore, type GroupsStoreState } from './groups-store.ts'
import { applyLogsEvent, createLogsStore, type LogsStoreState } from './logs-store.ts'
import { createNoticesStore, type NoticesStoreState } from './notices-store.ts'
import { applyProblemsEvent, createProblemsStore, type ProblemsStoreState } from './problems-store.ts'
import { createRateHistory, type RateHistory } from './rate-history.ts'
import { forgetRows } from './row-selection.ts'
import { createSecurityStore, type SecurityStoreState } from './security-store.ts'
import { createServerStore, type ServerStoreState } from './server-store.ts'
import { createSessionsStore, type SessionsStoreState } from './sessions-store.ts'
import { createSettingsStore, type SettingsStoreState } from './settings-store.ts'
import { createSharesStore, type SharesStoreState } from './shares-store.ts'
import { createUiStore, type UiStoreState } from './ui-store.ts'
import { createUsersStore, type UsersStoreState } from './users-store.ts'

/** Every store of one dashboard. */
export interface DashboardStores {
  readonly server: StoreApi<ServerStoreState>
  readonly sessions: StoreApi<SessionsStoreState>
  readonly shares: StoreApi<SharesStoreState>
  readonly users: StoreApi<UsersStoreState>
  readonly groups: StoreApi<GroupsStoreState>
  readonly security: StoreApi<SecurityStoreState>
  readonly settings: StoreApi<SettingsStoreState>
  readonly logs: StoreApi<LogsStoreState>
  readonly consoles: StoreApi<ConsolesStoreState>
  readonly notices: StoreApi<NoticesStoreState>
  readonly problems: StoreApi<ProblemsStoreState>
  readonly ui: StoreApi<UiStoreState>
  /** How the connections are arranged in this window. */
  readonly layout: StoreApi<ConnectionLayout>
  /** How fast each session was in the last minute. */
  readonly rates: RateHistory
}

/** Makes a fresh set of stores. */
export function createDashboardStores(): DashboardStores {
  return {
    server: createServerStore(),
    sessions: createSessionsStore(),
    shares: createSharesStore(),
    users: createUsersStore(),
    groups: createGroupsStore(),
    security: createSecurityStore(),
    settings: createSettingsStore(),
    logs: createLogsStore(),
    consoles: createConsolesStore(),
    notices: createNoticesStore(),
    problems: createProblemsStore(),
    ui: createUiStore(),
    layout: createConnectionLayoutStore(pageStorage()),
    rates: createRateHistory(),
  }
}

/** Feeds a set of stores from the event bridge. A store nobody spoke of keeps its state, and its readers rest. */
export function createStoreSink(stores: DashboardStores): EventSink {
  const setSessions = (next: SessionsStoreState): void => {
    const before = stores.sessions.getState().ids
    stores.sessions.setState(next, true)
    if (before !== next.ids) stores.ui.setState((state) => forgetRows(state, before, next.ids))
  }

  return {
    onSnapshot(snapshot) {
      stores.server.setState((state) => applyServerSnapshot(state, snapshot, Date.now()), true)
      setSessions(applySessionsSnapshot(snapshot.sessions))
      noteAllRates(stores, Date.now())
      stores.shares.setState({ shares: snapshot.shares })
      stores.users.setState({ users: snapshot.users })
      stores.groups.setState({ groups: snapshot.groups })
      stores.security.setState((state) => applySecuritySnapshot(state, snapshot, Date.now()), true)
      const { settings, appearance, history, logs, hooks, desktop } = snapshot
      stores.settings.setState({ settings, appearance, history, logs, hooks, desktop })
      stores.notices.setState({ notices: snapshot.notices })
      stores.problems.setState({ problems: snapshot.problems })
    },
    onEvents(events) {
      stores.server.setState((state) => events.reduce(applyServerEvent, state), true)
      stores.shares.setState((state) => events.reduce(applySharesEvent, state), true)
      stores.users.setState((state) => events.reduce(applyUsersEvent, state), true)
      stores.groups.setState((state) => events.reduce(applyGroupsEvent, state), true)
      const nowMs = Date.now()
      stores.security.setState(
        (state) => events.reduce((before, event) => applySecurityEvent(before, event, nowMs), state),
        true,
      )
      stores.settings.setState((state) => events.reduce(applySettingsEvent, state), true)
      stores.logs.setState((state) => events.reduce(applyLogsEvent, state), true)
      stores.consoles.setState((state) => events.reduce(applyConsolesEvent, state), true)
      stores.notices.setState((state) => events.reduce(applyNoticesEvent, state), true)
      stores.problems.setState((state) => events.reduce(applyProblemsEvent, state), true)
      const sessions = stores.sessions.getState()
      const next = applySessionEvents(sessions, events)
      if (next !== sessions) setSessions(next)
      noteRates(stores, events, nowMs)
    },
    onFeed(feed) {
      if (feed === 'lost') stores.rates.lose(Date.now())
      stores.server.setState({ feed })
    },
  }
}

/** After a snapshot every session is known anew; who is not in it has gone. */
function noteAllRates({ sessions, rates }: DashboardStores, nowMs: number): void {
  rates.find(nowMs)
  for (const session of sessions.getState().byId.values()) rates.note(session, nowMs)
}

function noteRates(
  { sessions, rates }: DashboardStores,
  events: readonly WireDashboardEvent[],
  nowMs: number,
): void {
  const { byId } = sessions.getState()
  for (const event of events) {
    if (event.type === 'session-removed') rates.forget(event.id)
    else if (event.type === 'session-progressed' || event.type === 'session-changed') {
      const session = byId.get(event.type === 'session-changed' ? event.session.id : event.id)
      if (session !== undefined) rates.note(session, nowMs)
    }
  }
}
