import type { StoredPassword } from '../../engine/host-door.ts'
import { isAnonymousName } from '../../engine/host-door.ts'
import { nameKey, tidyName, userNameFault } from './name-rules.ts'
import type { ActionResult, Problem } from './settings-action.ts'
import { changed, newId, refused } from './settings-action.ts'
import type { Access, Settings, User } from './settings-schema.ts'

/** What an administrator decides about a user besides the password. */
export interface UserDetails {
  readonly name: string
  readonly isEnabled: boolean
  readonly requiresTls: boolean
  readonly access: Access
  readonly note: string
}

/** A new user; the password comes hashed, so that no action ever holds the real one. */
export interface UserRequest extends Omit<UserDetails, 'isEnabled'> {
  readonly password: StoredPassword | null
}

/** Adds an enabled user. `nowMs` is milliseconds since 1970 UTC. */
export function addUser(settings: Settings, request: UserRequest, nowMs: number): ActionResult<User> {
  const name = tidyName(request.name)
  const problem = nameProblem(settings.users, name) ?? accessProblem(settings, request.access)
  if (problem !== null) return { ok: false, problem }
  const { password, requiresTls, access, note } = request
  const user: User = {
    id: newId(),
    name,
    isEnabled: true,
    password,
    isAnonymous: false,
    requiresTls,
    access,
    note,
    createdAtMs: nowMs,
  }
  return changed({ ...settings, users: [...settings.users, user] }, user)
}

/** Changes a user; what is not said stays. The anonymous user keeps its name. */
export function updateUser(
  settings: Settings,
  id: string,
  changes: Partial<UserDetails>,
): ActionResult<User> {
  const user = settings.users.find((entry) => entry.id === id)
  if (user === undefined) return userIsGone()
  const updated: User = { ...user, ...changes, name: tidyName(changes.name ?? user.name) }
  const isRenamed = nameKey(updated.name) !== nameKey(user.name)
  if (user.isAnonymous && isRenamed) return refused('name', 'The anonymous user cannot be renamed.')
  const others = settings.users.filter((entry) => entry.id !== id)
  const nameFault = user.isAnonymous ? null : nameProblem(others, updated.name)
  const problem = nameFault ?? (changes.access === undefined ? null : accessProblem(settings, updated.access))
  if (problem !== null) return { ok: false, problem }
  return changed(withUser(settings, updated), updated)
}

/** Replaces the password; null means that no password logs in. */
export function setPassword(
  settings: Settings,
  id: string,
  password: StoredPassword | null,
): ActionResult<User> {
  const user = settings.users.find((entry) => entry.id === id)
  if (user === undefined) return userIsGone()
  if (user.isAnonymous) return refused('password', 'The anonymous user has no password.')
  const updated: User = { ...user, password }
  return changed(withUser(settings, updated), updated)
}

/** Removes a user. */
export function removeUser(settings: Settings, id: string): ActionResult<null> {
  if (!settings.users.some((entry) => entry.id === id)) return userIsGone()
  return changed({ ...settings, users: settings.users.filter((entry) => entry.id !== id) }, null)
}

/**
 * Switches the visible anonymous user on or off; it is made, reading every share, when it is first switched
 * on.
 */
export function setAnonymous(settings: Settings, isEnabled: boolean, nowMs: number): ActionResult<null> {
  const user = settings.users.find((entry) => entry.isAnonymous)
  if (user !== undefined) return changed(withUser(settings, { ...user, isEnabled }), null)
  if (!isEnabled) return changed(settings, null)
  const twin = settings.users.find((entry) => nameKey(entry.name) === 'anonymous')
  if (twin !== undefined) return refused(null, `Rename the user “${twin.name}” first.`)
  const anonymous: User = {
    id: newId(),
    name: 'anonymous',
    isEnabled: true,
    password: null,
    isAnonymous: true,
    requiresTls: false,
    access: { kind: 'all-shares' },
    note: '',
    createdAtMs: nowMs,
  }
  return changed({ ...settings, users: [...settings.users, anonymous] }, null)
}

function withUser(settings: Settings, updated: User): Settings {
  return { ...settings, users: settings.users.map((entry) => (entry.id === updated.id ? updated : entry)) }
}

function nameProblem(others: readonly User[], name: string): Problem | null {
  const fault = userNameFault(name)
  if (fault !== null) return { field: 'name', message: fault }
  if (isAnonymousName(name)) {
    return { field: 'name', message: `“${name}” stands for guests without a password. Choose another name.` }
  }
  const twin = others.find((entry) => nameKey(entry.name) === nameKey(name))
  if (twin === undefined) return null
  return { field: 'name', message: `There is already a user called “${twin.name}”. Choose another name.` }
}

function accessProblem(settings: Settings, access: Access): Problem | null {
  if (access.kind !== 'selected') return null
  const known = new Set(settings.shares.map(({ id }) => id))
  if (access.grants.some(({ shareId }) => !known.has(shareId))) {
    return { field: 'access', message: 'One of the chosen shares no longer exists. Choose again.' }
  }
  const chosen = access.grants.map(({ shareId }) => shareId)
  if (new Set(chosen).size === chosen.length) return null
  return { field: 'access', message: 'A share was chosen twice. Choose each share once.' }
}

function userIsGone() {
  return refused(null, 'This user no longer exists.')
}
