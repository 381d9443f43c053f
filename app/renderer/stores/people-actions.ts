import type { CallArgument, DashboardApi } from '../../preload/contract/contract.ts'
import type { WireProblem } from '../../preload/contract/wire-types.ts'
import { t } from '../texts/texts.ts'
import { noAnswer } from './no-answer.ts'
import type { Toast } from './ui-store.ts'

/** Calls about users whose answer says what came of the change besides. */
type UserCall = 'addUser' | 'updateUser' | 'removeUser' | 'setAnonymous'

type UserOutcome =
  | { readonly ok: true; readonly value: { readonly endedSessions?: number; readonly warnings?: string[] } }
  | { readonly ok: false; readonly problem: WireProblem }

/**
 * The actions about users. What else came of a change is said in any case: how many sessions ended with it, and what
 * will not work as the person may expect.
 */
export function createPeopleActions(api: DashboardApi, toast: (tone: Toast['tone'], text: string) => void) {
  /** Makes a change whose refusal is shown by the caller. */
  const attempt = async <Name extends UserCall>(
    name: Name,
    argument: CallArgument<Name>,
  ): Promise<WireProblem | null> => {
    try {
      const outcome: UserOutcome = await api.call(name, argument)
      if (!outcome.ok) return outcome.problem
      const { endedSessions = 0, warnings = [] } = outcome.value
      if (endedSessions > 0) toast('ok', t('common:sessionsEnded', { count: endedSessions }))
      for (const warning of warnings) toast('bad', warning)
      return null
    } catch {
      return noAnswer()
    }
  }

  /** Makes a change whose refusal becomes a toast. */
  const act = async <Name extends UserCall>(name: Name, argument: CallArgument<Name>): Promise<void> => {
    const problem = await attempt(name, argument)
    if (problem !== null) toast('bad', problem.message)
  }

  return {
    addUser: (user: CallArgument<'addUser'>) => attempt('addUser', user),
    updateUser: (change: CallArgument<'updateUser'>) => attempt('updateUser', change),
    /** `keepSessions` leaves those who are signed in alone. */
    setUserEnabled: (id: string, isEnabled: boolean, keepSessions = false) =>
      act('updateUser', { id, isEnabled, ...(keepSessions && { keepSessions }) }),
    removeUser: (id: string, keepSessions = false) =>
      act('removeUser', { id, ...(keepSessions && { keepSessions }) }),
    setAnonymous: (isEnabled: boolean) => act('setAnonymous', { isEnabled }),
  }
}
