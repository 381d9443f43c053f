import type { WireAccess, WireGroup, WireShare, WireUser } from '../../../preload/contract/wire-types.ts'
import { t } from '../../texts/texts.ts'

type Share = Pick<WireShare, 'id' | 'preset'>

/**
 * The enabled users who reach a share, the anonymous one first, where no column is too narrow for it; it only ever reads,
 * so that a drop box is nothing to it unless it was granted by name.
 */
export function accountsOfShare(
  users: readonly WireUser[],
  share: Share,
  groups: readonly WireGroup[] = [],
): WireUser[] {
  const reaches = (user: WireUser): boolean => {
    if (!user.isEnabled) return false
    const access = accessOf(user, groups)
    if (access.kind === 'selected') return access.grants.some(({ shareId }) => shareId === share.id)
    return access.kind === 'all-shares' && (!user.isAnonymous || share.preset !== 'upload-only')
  }
  const people = users.filter(reaches)
  return [
    ...people.filter(({ isAnonymous }) => isAnonymous),
    ...people.filter(({ isAnonymous }) => !isAnonymous),
  ]
}

/** Names the enabled users who reach a share; the anonymous one is 'Anyone'. */
export function usersOfShare(
  users: readonly WireUser[],
  share: Share,
  groups: readonly WireGroup[] = [],
): string[] {
  return accountsOfShare(users, share, groups).map(({ isAnonymous, name }) =>
    isAnonymous ? t('shares:anyone') : name,
  )
}

/** The virtual path under which a user finds a share. */
export function pathOfShare(
  user: WireUser,
  share: Pick<WireShare, 'id' | 'name'>,
  groups: readonly WireGroup[],
): string {
  const access = accessOf(user, groups)
  const at = access.kind === 'selected' ? access.grants.find(({ shareId }) => shareId === share.id)?.at : null
  return at ?? `/${share.name}`
}

/** A user's own access, or that of the first of its groups that says something; `groups` when none does. */
function accessOf({ access, groupIds }: WireUser, groups: readonly WireGroup[]): WireAccess {
  if (access.kind !== 'groups') return access
  const ofGroups = groupIds.map((id) => groups.find((group) => group.id === id)?.access)
  return ofGroups.find((one) => one !== undefined && one.kind !== 'groups') ?? access
}
