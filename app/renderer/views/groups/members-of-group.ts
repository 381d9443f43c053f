import type { WireGroup, WireUser } from '../../../preload/contract/wire-types.ts'

/** Names the users of a group. */
export function membersOfGroup(users: readonly WireUser[], groupId: string): string[] {
  return users.filter(({ groupIds }) => groupIds.includes(groupId)).map(({ name }) => name)
}

/** Names the users who reach shares by this group alone: without it, or when it says nothing, they see none. */
export function dependentsOnGroup(
  users: readonly WireUser[],
  groups: readonly WireGroup[],
  groupId: string,
): string[] {
  const speaking = new Set(groups.filter(({ access }) => access.kind !== 'groups').map(({ id }) => id))
  return users
    .filter(({ access, groupIds }) => {
      const decisive = access.kind === 'groups' ? groupIds.filter((id) => speaking.has(id)) : []
      return decisive.length === 1 && decisive[0] === groupId
    })
    .map(({ name }) => name)
}
