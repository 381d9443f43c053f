import type { WireDashboardEvent, WireSnapshot } from '../../preload/contract/wire-types.ts'
import type { ServerStoreState } from './server-store.ts'

/** Clocks of one machine differ by the travel time of a message only; that is no offset. */
const negligibleOffsetMs = 2000

/** Takes a whole snapshot; `nowMs` is this page's clock. */
export function applyServerSnapshot(
  state: ServerStoreState,
  snapshot: WireSnapshot,
  nowMs: number,
): ServerStoreState {
  const offsetMs = snapshot.at - nowMs
  return {
    ...state,
    isLoaded: true,
    appVersion: snapshot.appVersion,
    host: snapshot.host,
    platform: snapshot.platform,
    clockOffsetMs: Math.abs(offsetMs) < negligibleOffsetMs ? 0 : offsetMs,
    server: snapshot.server,
    certificates: snapshot.certificates,
  }
}

/** Applies one event; events of other stores change nothing. */
export function applyServerEvent(state: ServerStoreState, event: WireDashboardEvent): ServerStoreState {
  if (event.type === 'server-changed') return { ...state, server: event.server }
  if (event.type === 'certificates-changed') return { ...state, certificates: event.certificates }
  return state
}
