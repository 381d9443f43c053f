import type { CallHandlers } from '../../../preload/contract/contract.ts'
import { hashPassword, Secret } from '../../engine/host-door.ts'
import { generatePassword } from '../passwords/generated-password.ts'
import { applyAction } from '../settings/settings-action.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { addUser, removeUser, setAnonymous, setPassword, updateUser } from '../settings/user-actions.ts'
import { answerOf } from './outcome.ts'

/** Calls about accounts. Passwords are hashed before anything else sees them. */
export function createUserCalls(
  store: SettingsStore,
  now: () => number,
): Pick<CallHandlers, 'suggestPassword' | 'addUser' | 'updateUser' | 'removeUser' | 'setAnonymous'> {
  return {
    suggestPassword: () => ({ password: generatePassword() }),

    addUser: ({ password, ...details }) =>
      answerOf(
        async () => {
          const stored = await hashPassword(new Secret(password))
          return applyAction(store, (settings) => addUser(settings, { ...details, password: stored }, now()))
        },
        ({ id }) => ({ id }),
      ),

    updateUser: ({ id, password, ...changes }) =>
      answerOf(
        async () => {
          const stored = password === undefined ? null : await hashPassword(new Secret(password))
          return applyAction(store, (settings) => {
            const updated = updateUser(settings, id, changes)
            return updated.ok && stored !== null ? setPassword(updated.settings, id, stored) : updated
          })
        },
        () => null,
      ),

    removeUser: ({ id }) =>
      answerOf(
        () => applyAction(store, (settings) => removeUser(settings, id)),
        () => null,
      ),

    setAnonymous: ({ isEnabled }) =>
      answerOf(
        () => applyAction(store, (settings) => setAnonymous(settings, isEnabled, now())),
        () => null,
      ),
  }
}
