import type { DashboardApi } from '../../preload/contract/contract.ts'
import type { WireSelfCheck } from '../../preload/contract/wire-self-check.ts'

/** What a person can do about what goes wrong. */
export function createCheckActions(api: DashboardApi) {
  return {
    /** Looks how far a client gets; null is no answer. */
    runSelfCheck: async (): Promise<WireSelfCheck | null> => {
      try {
        return (await api.call('runSelfCheck')).check
      } catch {
        return null
      }
    },
    /** Takes a problem off the list. One that stays there is no reason to interrupt anybody. */
    dismissProblem: async (id: string): Promise<void> => {
      await api.call('dismissProblem', { id }).catch(() => null)
    },
  }
}
