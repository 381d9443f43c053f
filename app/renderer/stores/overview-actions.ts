import type { ThroughputWindow, WireThroughput } from '../../preload/contract/calls/overview-calls.ts'
import type { DashboardApi } from '../../preload/contract/contract.ts'
import type {
  Activity,
  ActivityKind,
  PastTransfer,
  UsageTotals,
} from '../../preload/contract/wire-history.ts'

/** What happened lately, the newest first. */
export interface RecentPast {
  readonly transfers: readonly PastTransfer[]
  readonly activities: readonly Activity[]
}

/** Enough to group from; what is shown is a handful. */
const recentLimit = 100

/** Questions about what moved and what happened; null is no answer, which is nothing to interrupt anybody for. */
export function createOverviewActions(api: DashboardApi) {
  return {
    throughput: async (window: ThroughputWindow): Promise<WireThroughput | null> => {
      try {
        return await api.call('getThroughput', { window })
      } catch {
        return null
      }
    },
    usageTotals: async (): Promise<UsageTotals | null> => {
      try {
        const outcome = await api.call('getUsageTotals')
        return outcome.ok ? outcome.value : null
      } catch {
        return null
      }
    },
    recentPast: async (kinds: readonly ActivityKind[]): Promise<RecentPast | null> => {
      const page = { before: null, limit: recentLimit }
      try {
        const [transfers, activities] = await Promise.all([
          api.call('findTransfers', { ...page, filter: {} }),
          api.call('findActivities', { ...page, filter: { kinds: [...kinds] } }),
        ])
        if (!transfers.ok || !activities.ok) return null
        return { transfers: transfers.value.entries, activities: activities.value.entries }
      } catch {
        return null
      }
    },
  }
}
