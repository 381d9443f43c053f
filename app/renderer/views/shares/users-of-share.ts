import type { WireUser } from '../../../preload/contract/wire-types.ts'

/** Names the enabled users who reach a share; the anonymous user is 'Anyone'. */
export function usersOfShare(users: readonly WireUser[], shareId: string): string[] {
  return users
    .filter(
      ({ isEnabled, access }) =>
        isEnabled &&
        (access.kind === 'all-shares' || access.grants.some((grant) => grant.shareId === shareId)),
    )
    .map((user) => (user.isAnonymous ? 'Anyone' : user.name))
}
