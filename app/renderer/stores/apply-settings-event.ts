import type { WireDashboardEvent } from '../../preload/contract/wire-types.ts'
import type { SettingsStoreState } from './settings-store.ts'

/** Applies one event; events of other stores change nothing. */
export function applySettingsEvent(state: SettingsStoreState, event: WireDashboardEvent): SettingsStoreState {
  return event.type === 'settings-changed' ? { settings: event.settings, theme: event.theme } : state
}
