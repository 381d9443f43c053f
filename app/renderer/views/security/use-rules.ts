import type { CallArgument } from '../../../preload/contract/contract.ts'
import { useActions } from '../../stores/dashboard-context.tsx'

/** Changes rules where they stand; what goes wrong is said, as there is no form to hold it. */
export function useRules() {
  const actions = useActions()
  return {
    change: async (changes: CallArgument<'updateProtection'>): Promise<void> => {
      const problem = await actions.updateProtection(changes)
      if (problem !== null) actions.toast('bad', problem.message)
    },
  }
}
