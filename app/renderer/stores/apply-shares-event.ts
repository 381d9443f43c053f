import type { WireDashboardEvent } from '../../preload/contract/wire-types.ts'
import type { SharesStoreState } from './shares-store.ts'

/** Applies one event; events of other stores change nothing. */
export function applySharesEvent(state: SharesStoreState, event: WireDashboardEvent): SharesStoreState {
  return event.type === 'shares-changed' ? { shares: event.shares } : state
}
