import type { CallHandlers } from '../../../preload/contract/contract.ts'
import { addGroup, removeGroup, updateGroup } from '../settings/group-actions.ts'
import { applyAction } from '../settings/settings-action.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { answerOf } from './outcome.ts'

/** Calls about groups. `now` is milliseconds since 1970 UTC. */
export function createGroupCalls(
  store: SettingsStore,
  now: () => number,
): Pick<CallHandlers, 'addGroup' | 'updateGroup' | 'removeGroup'> {
  return {
    addGroup: (request) =>
      answerOf(
        () => applyAction(store, (settings) => addGroup(settings, request, now())),
        ({ id }) => ({ id }),
      ),

    updateGroup: ({ id, ...changes }) =>
      answerOf(
        () => applyAction(store, (settings) => updateGroup(settings, id, changes)),
        () => null,
      ),

    removeGroup: ({ id }) =>
      answerOf(
        () => applyAction(store, (settings) => removeGroup(settings, id)),
        ({ userCount }) => ({ userCount }),
      ),
  }
}
