import type { WireDashboardEvent } from '../../preload/contract/wire-types.ts'
import type { SharesStoreState } from './shares-store.ts'
import { withUsage } from './with-usage.ts'

/** Applies one event; events of other stores change nothing. */
export function applySharesEvent(state: SharesStoreState, event: WireDashboardEvent): SharesStoreState {
  if (event.type === 'shares-changed') return { shares: event.shares }
  if (event.type === 'usage-changed') return { shares: withUsage(state.shares, event.shares) }
  return state
}
