import type { WireDashboardEvent } from '../../preload/contract/wire-types.ts'
import type { NoticesStoreState } from './notices-store.ts'

/** Applies one event; a notice raised again replaces its older self. */
export function applyNoticesEvent(state: NoticesStoreState, event: WireDashboardEvent): NoticesStoreState {
  if (event.type === 'notice-raised') {
    const others = state.notices.filter(({ id }) => id !== event.notice.id)
    return { notices: [...others, event.notice] }
  }
  if (event.type === 'notice-dismissed') {
    return { notices: state.notices.filter(({ id }) => id !== event.id) }
  }
  return state
}
