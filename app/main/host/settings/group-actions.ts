import { accessProblem } from './access-rules.ts'
import { groupNameFault, nameKey, tidyName } from './name-rules.ts'
import type { ActionResult, Changes, Problem } from './settings-action.ts'
import { changed, newId, refused, said } from './settings-action.ts'
import type { Group, Settings } from './settings-schema.ts'
import { groupSchema } from './user-schema.ts'

/** What an administrator decides about a group. */
export type GroupDetails = Omit<Group, 'id' | 'createdAtMs'>

/** A new group: rules that are not said have their defaults. */
export type GroupRequest = Pick<GroupDetails, 'name'> & Changes<GroupDetails>

/** Adds a group and gives it. `nowMs` is milliseconds since 1970 UTC. Throws ZodError. */
export function addGroup(settings: Settings, request: GroupRequest, nowMs: number): ActionResult<Group> {
  const name = tidyName(request.name)
  const problem = nameProblem(settings.groups, name) ?? groupAccessProblem(settings, request)
  if (problem !== null) return { ok: false, problem }
  const group = groupSchema.parse({ ...said(request), id: newId(), name, createdAtMs: nowMs })
  return changed({ ...settings, groups: [...settings.groups, group] }, group)
}

/** Changes a group; what is not said stays. Throws ZodError. */
export function updateGroup(
  settings: Settings,
  id: string,
  changes: Changes<GroupDetails>,
): ActionResult<Group> {
  const group = settings.groups.find((entry) => entry.id === id)
  if (group === undefined) return groupIsGone()
  const name = tidyName(changes.name ?? group.name)
  const others = settings.groups.filter((entry) => entry.id !== id)
  const problem = nameProblem(others, name) ?? groupAccessProblem(settings, changes)
  if (problem !== null) return { ok: false, problem }
  const updated = groupSchema.parse({ ...group, ...said(changes), name })
  const groups = settings.groups.map((entry) => (entry.id === id ? updated : entry))
  return changed({ ...settings, groups }, updated)
}

/** Removes a group, takes it from its users, who stay, and gives how many those were. */
export function removeGroup(settings: Settings, id: string): ActionResult<{ readonly userCount: number }> {
  if (!settings.groups.some((entry) => entry.id === id)) return groupIsGone()
  const groups = settings.groups.filter((entry) => entry.id !== id)
  const userCount = settings.users.filter(({ groupIds }) => groupIds.includes(id)).length
  const users = settings.users.map((user) =>
    user.groupIds.includes(id)
      ? { ...user, groupIds: user.groupIds.filter((groupId) => groupId !== id) }
      : user,
  )
  return changed({ ...settings, groups, users }, { userCount })
}

function nameProblem(others: readonly Group[], name: string): Problem | null {
  const fault = groupNameFault(name)
  if (fault !== null) return { field: 'name', message: fault }
  const twin = others.find((entry) => nameKey(entry.name) === nameKey(name))
  if (twin === undefined) return null
  return { field: 'name', message: `There is already a group called “${twin.name}”. Choose another name.` }
}

function groupAccessProblem(settings: Settings, { access }: Changes<Pick<Group, 'access'>>): Problem | null {
  return access === undefined ? null : accessProblem(settings, access)
}

function groupIsGone() {
  return refused(null, 'This group no longer exists.')
}
