import type { CallHandlers } from '../../../preload/contract/contract.ts'
import type { SelfCheck } from '../self-check/self-check.ts'

/** Calls about whether clients can get through. */
export function createCheckCalls(selfCheck: SelfCheck): Pick<CallHandlers, 'runSelfCheck'> {
  return { runSelfCheck: async () => ({ check: await selfCheck.run() }) }
}
