import type { WireGroup, WireUser } from '../../../preload/contract/wire-types.ts'
import { type Quota, strictestQuota } from '../../format/usage-words.ts'

/** What a user may store: the strictest of its own quota and those of its groups. */
export function quotaOfUser(
  { quota, groupIds }: Pick<WireUser, 'quota' | 'groupIds'>,
  groups: readonly WireGroup[],
): Quota {
  const ofGroups = groups.filter(({ id }) => groupIds.includes(id)).map((group) => group.quota)
  return strictestQuota([quota, ...ofGroups])
}
