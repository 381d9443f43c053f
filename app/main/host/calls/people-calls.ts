import type { WireNamesImport } from '../../../preload/contract/calls/people-calls.ts'
import type { CallHandlers } from '../../../preload/contract/contract.ts'
import { type NameLine, readUserNames, writeUserNames } from '../accounts/user-names-csv.ts'
import { applyAction } from '../settings/settings-action.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { addNames, type NamePlan } from '../settings/user-name-actions.ts'
import { answerOf, refused } from './outcome.ts'

/** Nobody reads more, and a file may have ten thousand lines. */
const maxListed = 100

/** Calls that take the names of users to a file and back. */
export function createPeopleCalls(
  store: SettingsStore,
  now: () => number,
): Pick<CallHandlers, 'exportUserNames' | 'importUserNames'> {
  return {
    exportUserNames: () => ({ text: writeUserNames(store.current.users) }),

    async importUserNames({ text, isPreview }) {
      const read = readUserNames(text)
      if (!read.ok) return refused('text', read.message)
      if (read.names.length === 0) return refused('text', 'There is no name in this file.')
      const names = read.names.map(({ name }) => name)
      return answerOf(
        async () =>
          isPreview
            ? addNames(store.current, names, now())
            : applyAction(store, (settings) => addNames(settings, names, now())),
        (plan) => toWire(plan, read.names),
      )
    },
  }
}

function toWire({ fresh, known, faults }: NamePlan, lines: readonly NameLine[]): WireNamesImport {
  return {
    count: fresh.length,
    names: fresh.slice(0, maxListed),
    known,
    problems: faults
      .slice(0, maxListed)
      .map(({ index, message }) => ({ line: lines[index]?.line ?? 1, message })),
    problemCount: faults.length,
  }
}
