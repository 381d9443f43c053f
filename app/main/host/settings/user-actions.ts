import { grantSchema } from '../../../preload/contract/fields/rights.ts'
import type { StoredPassword } from '../../engine/host-door.ts'
import { isAnonymousName } from '../../engine/host-door.ts'
import { accessProblem } from './access-rules.ts'
import { nameKey, tidyName, userNameFault } from './name-rules.ts'
import type { ActionResult, Changes, Problem } from './settings-action.ts'
import { changed, newId, refused, said } from './settings-action.ts'
import type { Settings, User } from './settings-schema.ts'
import { userSchema } from './user-schema.ts'

/** What an administrator decides about a user besides the password. */
export type UserDetails = Omit<User, 'id' | 'password' | 'isAnonymous' | 'createdAtMs'>

/**
 * A new user: rules that are not said have their defaults. The password comes hashed, so that no action ever holds the
 * real one.
 */
export type UserRequest = Pick<User, 'name' | 'password'> & Changes<UserDetails>

/** Adds a user. `nowMs` is milliseconds since 1970 UTC. Throws ZodError. */
export function addUser(settings: Settings, request: UserRequest, nowMs: number): ActionResult<User> {
  const name = tidyName(request.name)
  const problem = nameProblem(settings.users, name) ?? referenceProblem(settings, request)
  if (problem !== null) return { ok: false, problem }
  const rules = { ...(request.kind === 'device' ? deviceDefaults(settings) : {}), ...said(request) }
  const user = userSchema.parse({ ...rules, id: newId(), name, createdAtMs: nowMs })
  return changed({ ...settings, users: [...settings.users, user] }, user, plainWarnings(settings, user))
}

/** Changes a user; what is not said stays. The anonymous user keeps its name. Throws ZodError. */
export function updateUser(
  settings: Settings,
  id: string,
  changes: Changes<UserDetails>,
): ActionResult<User> {
  const user = settings.users.find((entry) => entry.id === id)
  if (user === undefined) return userIsGone()
  const name = tidyName(changes.name ?? user.name)
  const isRenamed = nameKey(name) !== nameKey(user.name)
  if (user.isAnonymous && isRenamed) return refused('name', 'The anonymous user cannot be renamed.')
  const others = settings.users.filter((entry) => entry.id !== id)
  const nameFault = user.isAnonymous ? null : nameProblem(others, name)
  const problem = nameFault ?? referenceProblem(settings, changes)
  if (problem !== null) return { ok: false, problem }
  const updated = userSchema.parse({ ...user, ...said(changes), name })
  return changed(withUser(settings, updated), updated, plainWarnings(settings, updated))
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

/** Keeps a stronger hash of the same password, unless the password has become another one meanwhile. */
export function rehashPassword(
  settings: Settings,
  id: string,
  password: StoredPassword,
  outdated: StoredPassword,
): ActionResult<null> {
  const user = settings.users.find((entry) => entry.id === id)
  if (user?.password?.hash !== outdated.hash) return changed(settings, null)
  return changed(withUser(settings, { ...user, password }), null)
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
export function setAnonymous(
  settings: Settings,
  isEnabled: boolean,
  nowMs: number,
  isLanOnly?: boolean,
): ActionResult<null> {
  const user = settings.users.find((entry) => entry.isAnonymous)
  const where = isLanOnly === undefined ? {} : { isLanOnly }
  if (user !== undefined) return changed(withUser(settings, { ...user, ...where, isEnabled }), null)
  if (!isEnabled) return changed(settings, null)
  const twin = settings.users.find((entry) => nameKey(entry.name) === 'anonymous')
  if (twin !== undefined) return refused(null, `Rename the user “${twin.name}” first.`)
  const anonymous = userSchema.parse({
    id: newId(),
    name: 'anonymous',
    isAnonymous: true,
    ...where,
    createdAtMs: nowMs,
  })
  return changed({ ...settings, users: [...settings.users, anonymous] }, null)
}

/** What a scanner or camera gets unless more is said: it may hand in, on the local network, in clear. */
function deviceDefaults({ shares }: Settings): Changes<UserDetails> {
  const grants = shares.map(({ id }) => grantSchema.parse({ shareId: id, preset: 'upload-only' }))
  return { isLanOnly: true, allowsPlain: true, access: { kind: 'selected', grants } }
}

function plainWarnings({ server }: Settings, { allowsPlain, requiresTls }: User): string[] {
  const isRefused = server.tls === 'required' && server.plainAllowedFor === 'nobody'
  if (!isRefused || !allowsPlain || requiresTls) return []
  return [
    'This user may sign in without encryption, but the server requires encryption of everybody. ' +
      'Allow exceptions for devices of the local network in Settings.',
  ]
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

function referenceProblem(
  settings: Settings,
  { access, groupIds = [] }: Changes<Pick<User, 'access' | 'groupIds'>>,
): Problem | null {
  const known = new Set(settings.groups.map(({ id }) => id))
  if (groupIds.some((id) => !known.has(id))) {
    return { field: 'groupIds', message: 'One of the chosen groups no longer exists. Choose again.' }
  }
  if (new Set(groupIds).size !== groupIds.length) {
    return { field: 'groupIds', message: 'A group was chosen twice. Choose each group once.' }
  }
  return access === undefined ? null : accessProblem(settings, access)
}

function userIsGone() {
  return refused(null, 'This user no longer exists.')
}
