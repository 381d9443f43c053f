import type { DashboardApi } from '../../preload/contract/contract.ts'

declare global {
  interface Window {
    /** Put there by the preload script; absent when the page is opened outside Portside. */
    readonly portside?: DashboardApi
  }
}

/** Finds the way to the main process, or null when this page was not opened by Portside. */
export function findDashboardApi(): DashboardApi | null {
  return window.portside ?? null
}
