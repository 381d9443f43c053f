import type { WireUser } from '../../../preload/contract/wire-types.ts'

/** Names the users of a group. */
export function membersOfGroup(users: readonly WireUser[], groupId: string): string[] {
  return users.filter(({ groupIds }) => groupIds.includes(groupId)).map(({ name }) => name)
}
