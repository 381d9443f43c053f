import type { DashboardApi } from '../../preload/contract/contract.ts'
import type { WireSelfCheck } from '../../preload/contract/wire-self-check.ts'
import type { WireProblem } from '../../preload/contract/wire-types.ts'
import { noAnswer } from './no-answer.ts'

/** What only the first steps need. */
export function createWelcomeActions(api: DashboardApi) {
  return {
    /** Lets everybody on the local networks read, without a password. */
    openToNetwork: async (): Promise<WireProblem | null> => {
      try {
        const outcome = await api.call('setAnonymous', { isEnabled: true, isLanOnly: true })
        return outcome.ok ? null : outcome.problem
      } catch {
        return noAnswer()
      }
    },
    /** How far a client of our own gets; null is no answer. */
    checkReadiness: async (): Promise<WireSelfCheck | null> => {
      try {
        return (await api.call('runSelfCheck')).check
      } catch {
        return null
      }
    },
  }
}
