import type { WireDashboardEvent } from '../../preload/contract/wire-types.ts'
import type { GroupsStoreState } from './groups-store.ts'

/** Applies one event; events of other stores change nothing. */
export function applyGroupsEvent(state: GroupsStoreState, event: WireDashboardEvent): GroupsStoreState {
  return event.type === 'groups-changed' ? { groups: event.groups } : state
}
