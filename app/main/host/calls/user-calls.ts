import type { CallHandlers } from '../../../preload/contract/contract.ts'
import { hashPassword, Secret } from '../../engine/host-door.ts'
import { generatePassword } from '../passwords/generated-password.ts'
import type { SessionRights } from '../session-rights.ts'
import { applyAction } from '../settings/settings-action.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { addUser, removeUser, setAnonymous, setPassword, updateUser } from '../settings/user-actions.ts'
import { answerOf, done } from './outcome.ts'

/** Calls about accounts. Passwords are hashed before anything else sees them. */
export function createUserCalls(
  store: SettingsStore,
  now: () => number,
  rights: Pick<SessionRights, 'changing'>,
): Pick<CallHandlers, 'suggestPassword' | 'addUser' | 'updateUser' | 'removeUser' | 'setAnonymous'> {
  return {
    suggestPassword: () => ({ password: generatePassword() }),

    addUser: ({ password, ...details }) =>
      answerOf(
        async () => {
          const stored = await hashPassword(new Secret(password))
          return applyAction(store, (settings) => addUser(settings, { ...details, password: stored }, now()))
        },
        ({ id }, warnings) => ({ id, warnings }),
      ),

    async updateUser({ id, password, keepSessions, ...changes }) {
      const stored = password === undefined ? null : await hashPassword(new Secret(password))
      const { result, ended } = await rights.changing(id, keepSessions ? 'everything' : 'nothing', () =>
        answerOf(
          () =>
            applyAction(store, (settings) => {
              const updated = updateUser(settings, id, changes)
              if (!updated.ok || stored === null) return updated
              const secured = setPassword(updated.settings, id, stored)
              return secured.ok ? { ...secured, warnings: updated.warnings } : secured
            }),
          (_user, warnings) => warnings,
        ),
      )
      return result.ok ? done({ endedSessions: ended, warnings: result.value }) : result
    },

    async removeUser({ id, keepSessions }) {
      const { result, ended } = await rights.changing(id, keepSessions ? 'everything' : 'nothing', () =>
        answerOf(
          () => applyAction(store, (settings) => removeUser(settings, id)),
          () => null,
        ),
      )
      return result.ok ? done({ endedSessions: ended }) : result
    },

    async setAnonymous({ isEnabled, isLanOnly }) {
      // Before it is first switched on there is no such user, and nobody to disconnect.
      const id = store.current.users.find((user) => user.isAnonymous)?.id ?? ''
      const { result, ended } = await rights.changing(id, 'nothing', () =>
        answerOf(
          () => applyAction(store, (settings) => setAnonymous(settings, isEnabled, now(), isLanOnly)),
          () => null,
        ),
      )
      return result.ok ? done({ endedSessions: ended }) : result
    },
  }
}
