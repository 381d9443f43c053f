import type { CallHandlers } from '../../../preload/contract/contract.ts'
import type { DashboardState } from '../dashboard-state.ts'
import type { SelfCheck } from '../self-check/self-check.ts'

/** Calls about whether clients can get through, and what is known of why they did not. */
export function createCheckCalls(
  selfCheck: SelfCheck,
  state: Pick<DashboardState, 'dismissProblem'>,
): Pick<CallHandlers, 'runSelfCheck' | 'dismissProblem'> {
  return {
    runSelfCheck: async () => ({ check: await selfCheck.run() }),
    dismissProblem({ id }) {
      state.dismissProblem(id)
      return null
    },
  }
}
