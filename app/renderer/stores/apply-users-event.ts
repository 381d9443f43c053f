import type { WireDashboardEvent } from '../../preload/contract/wire-types.ts'
import type { UsersStoreState } from './users-store.ts'
import { withUsage } from './with-usage.ts'

/** Applies one event; events of other stores change nothing. */
export function applyUsersEvent(state: UsersStoreState, event: WireDashboardEvent): UsersStoreState {
  if (event.type === 'users-changed') return { users: event.users }
  if (event.type === 'usage-changed') return { users: withUsage(state.users, event.users) }
  return state
}
