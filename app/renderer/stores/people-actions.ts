import type { WireNamesImport } from '../../preload/contract/calls/people-calls.ts'
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
    /** The names of all users as a CSV file; null, and a toast, when there is none to be had. */
    exportUserNames: async (): Promise<string | null> => {
      try {
        return (await api.call('exportUserNames')).text
      } catch {
        toast('bad', noAnswer().message)
        return null
      }
    },
    /** What such a file would do (a preview), or did; null, and a toast, when it cannot be taken. */
    importUserNames: async (text: string, isPreview: boolean): Promise<WireNamesImport | null> => {
      try {
        const outcome = await api.call('importUserNames', { text, isPreview })
        if (outcome.ok) return outcome.value
        toast('bad', outcome.problem.message)
      } catch {
        toast('bad', noAnswer().message)
      }
      return null
    },
    setAnonymous: (isEnabled: boolean) => act('setAnonymous', { isEnabled }),
  }
}
