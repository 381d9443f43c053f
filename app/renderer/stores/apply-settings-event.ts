import type { WireDashboardEvent } from '../../preload/contract/wire-types.ts'
import type { SettingsStoreState } from './settings-store.ts'

/** Applies one event; events of other stores change nothing. */
export function applySettingsEvent(state: SettingsStoreState, event: WireDashboardEvent): SettingsStoreState {
  switch (event.type) {
    case 'settings-changed':
      return { ...state, settings: event.settings }
    case 'appearance-changed':
      return { ...state, appearance: event.appearance }
    case 'history-changed':
      return { ...state, history: event.history }
    case 'logs-changed':
      return { ...state, logs: event.logs }
    case 'hooks-changed':
      return { ...state, hooks: event.hooks }
    case 'desktop-changed':
      return { ...state, desktop: event.desktop }
    default:
      return state
  }
}
