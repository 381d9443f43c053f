import type { CallHandlers } from '../../../preload/contract/contract.ts'
import { refused } from './outcome.ts'

type HookCall = 'updateHooks' | 'chooseHookProgram' | 'testHook'

const notYet = () => refused(null, 'This cannot be done yet.')

/** Calls about the programs that are told what happens. */
export function createHookCalls(): Pick<CallHandlers, HookCall> {
  return { updateHooks: notYet, chooseHookProgram: notYet, testHook: notYet }
}
