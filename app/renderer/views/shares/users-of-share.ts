import type { WireShare, WireUser } from '../../../preload/contract/wire-types.ts'

/**
 * Names the enabled users who reach a share. The anonymous user is 'Anyone' and comes first, where no column is too
 * narrow for it; it only ever reads, so that a drop box is nothing to it unless it was granted by name.
 */
export function usersOfShare(users: readonly WireUser[], share: Pick<WireShare, 'id' | 'preset'>): string[] {
  const reaches = ({ isEnabled, isAnonymous, access }: WireUser): boolean => {
    if (!isEnabled) return false
    if (access.kind === 'selected') return access.grants.some(({ shareId }) => shareId === share.id)
    return !isAnonymous || share.preset !== 'upload-only'
  }
  const people = users.filter(reaches)
  return [
    ...people.filter(({ isAnonymous }) => isAnonymous).map(() => 'Anyone'),
    ...people.filter(({ isAnonymous }) => !isAnonymous).map(({ name }) => name),
  ]
}
