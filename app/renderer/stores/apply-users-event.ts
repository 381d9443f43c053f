import type { WireDashboardEvent } from '../../preload/contract/wire-types.ts'
import type { UsersStoreState } from './users-store.ts'

/** Applies one event; events of other stores change nothing. */
export function applyUsersEvent(state: UsersStoreState, event: WireDashboardEvent): UsersStoreState {
  return event.type === 'users-changed' ? { users: event.users } : state
}
