import type { AccountLimits } from '../../engine/host-door.ts'
import type { Access, Group, QuotaLimit, Settings, User } from '../settings/settings-schema.ts'

/** What holds for a user once its groups and the server have had their say. */
export interface EffectiveAccount {
  /** Never `groups`: of a user whose groups say nothing it is no share at all. */
  readonly access: Exclude<Access, { kind: 'groups' }>
  /** Where sessions begin; null at the root. */
  readonly startFolder: string | null
  /** Null leaves it to the server. */
  readonly tlsResumption: User['tlsResumption']
  readonly isLanOnly: boolean
  readonly requiresTls: boolean
  /** A peer must be in one network of each of these lists; every list has at least one. */
  readonly allowedAddresses: readonly (readonly string[])[]
  /** A peer must be in none of these networks. */
  readonly deniedAddresses: readonly string[]
  readonly limits: AccountLimits
  /** How much the user may have stored by uploads. */
  readonly quota: QuotaLimit
  /** Largest file that may come to be by an upload, in bytes; null does not limit. */
  readonly maxFileBytes: number | null
}

/**
 * Puts a user and its groups together. Of the user and then its groups, in the order the user lists them, the first that
 * says something decides about access and start folder; limits are the strictest of all, and what one of them forbids is
 * forbidden. A speed of a group is shared by its members and therefore stays beside the user's own. A group that does
 * not exist any more says nothing.
 */
export function effectiveAccount(settings: Settings, user: User): EffectiveAccount {
  const groups = groupsOf(settings, user)
  const all = [user, ...groups]
  const { maxSessionsPerUser } = settings.server
  return {
    access: accessOf(all),
    startFolder: all.find(({ startFolder }) => startFolder !== null)?.startFolder ?? null,
    // Groups say nothing about it: it is for the one device that cannot resume.
    tlsResumption: user.tlsResumption,
    isLanOnly: all.some(({ isLanOnly }) => isLanOnly),
    requiresTls: all.some(({ requiresTls }) => requiresTls),
    allowedAddresses: all.map(({ allowedAddresses }) => allowedAddresses).filter(({ length }) => length > 0),
    deniedAddresses: all.flatMap(({ deniedAddresses }) => deniedAddresses),
    limits: {
      speed: user.speed,
      sessionSpeed: {
        download: strictest(all.map(({ sessionSpeed }) => sessionSpeed.download)),
        upload: strictest(all.map(({ sessionSpeed }) => sessionSpeed.upload)),
      },
      groupSpeeds: groups
        .filter(({ speed }) => speed.download !== null || speed.upload !== null)
        .map(({ id, speed }) => ({ groupId: id, speed })),
      maxSessions: strictest([maxSessionsPerUser, ...all.map(({ maxSessions }) => maxSessions)]),
    },
    quota: {
      maxBytes: strictest(all.map(({ quota }) => quota.maxBytes)),
      maxFiles: strictest(all.map(({ quota }) => quota.maxFiles)),
    },
    maxFileBytes: strictest(all.map(({ maxFileBytes }) => maxFileBytes)),
  }
}

/** Whether the user may sign in at all at this moment, milliseconds since 1970 UTC. */
export function isExpired({ expiresAtMs }: Pick<User, 'expiresAtMs'>, nowMs: number): boolean {
  return expiresAtMs !== null && nowMs >= expiresAtMs
}

function groupsOf({ groups }: Settings, { groupIds }: User): Group[] {
  return groupIds.flatMap((id) => groups.find((group) => group.id === id) ?? [])
}

function accessOf(all: readonly { readonly access: Access }[]): EffectiveAccount['access'] {
  for (const { access } of all) if (access.kind !== 'groups') return access
  return { kind: 'selected', grants: [] }
}

/** Null does not limit. */
function strictest(limits: readonly (number | null)[]): number | null {
  const said = limits.filter((limit) => limit !== null)
  return said.length === 0 ? null : Math.min(...said)
}
