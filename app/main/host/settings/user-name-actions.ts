import { isAnonymousName } from '../../engine/host-door.ts'
import { nameKey, tidyName, userNameFault } from './name-rules.ts'
import { maxUsers } from './schema-parts.ts'
import { type ActionResult, changed, newId, refused } from './settings-action.ts'
import type { Settings, User } from './settings-schema.ts'
import { userSchema } from './user-schema.ts'

/** What a list of names would do. */
export interface NamePlan {
  /** Names that become users, as they will be stored. */
  readonly fresh: readonly string[]
  /** How many are users already, or stand further up in the list. */
  readonly known: number
  /** What is wrong with which entry, by its place in the list. */
  readonly faults: readonly { readonly index: number; readonly message: string }[]
}

/** Judges a list of names against the users there are; nothing is changed. */
export function planNames(settings: Settings, names: readonly string[]): NamePlan {
  const taken = new Set(settings.users.map(({ name }) => nameKey(name)))
  const fresh: string[] = []
  const faults: { index: number; message: string }[] = []
  let known = 0
  for (const [index, entry] of names.entries()) {
    const name = tidyName(entry)
    const key = nameKey(name)
    const fault = isAnonymousName(name)
      ? `“${name}” stands for guests without a password. Choose another name.`
      : userNameFault(name)
    if (fault !== null) faults.push({ index, message: fault })
    else if (taken.has(key)) known += 1
    else {
      taken.add(key)
      fresh.push(name)
    }
  }
  return { fresh, known, faults }
}

/** Adds users that nobody can sign in as yet: disabled, and without a password. `nowMs` is milliseconds since 1970 UTC. */
export function addNames(
  settings: Settings,
  names: readonly string[],
  nowMs: number,
): ActionResult<NamePlan> {
  const plan = planNames(settings, names)
  if (settings.users.length + plan.fresh.length > maxUsers) {
    return refused('text', `There can be at most ${maxUsers} users.`)
  }
  const added: User[] = plan.fresh.map((name) =>
    userSchema.parse({ id: newId(), name, password: null, isEnabled: false, createdAtMs: nowMs }),
  )
  return changed({ ...settings, users: [...settings.users, ...added] }, plan)
}
