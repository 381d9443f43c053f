import type { StoragePlace } from './copy-file.ts'
import type { Mount } from './mount.ts'
import type { MountRights, NameVerdict } from './mount-rights.ts'
import type { Permission, PermissionSet } from './permission.ts'
import type { StorageEntry, StoragePath } from './storage.ts'
import { VfsError } from './vfs-error.ts'

/** An entry below a mount, neither mount point nor virtual folder, and what the principal may do there. */
export interface Target {
  readonly mount: Mount
  readonly names: StoragePath
  readonly judge: MountRights
  /** What is permitted at this path, its names aside. */
  readonly rights: PermissionSet
  readonly verdict: NameVerdict
}

/** A path of a mount, judged; see `MountRights.at` for the kind. */
export function targetAt(
  mount: Mount,
  judge: MountRights,
  names: StoragePath,
  kind: StorageEntry['kind'] | null = null,
): Target {
  const { permissions, names: verdict } = judge.at(names, kind)
  return { mount, names, judge, rights: permissions, verdict }
}

/** Judges a target again once it is known what it is. */
export function judgedAs({ mount, judge, names }: Target, kind: StorageEntry['kind']): Target {
  return targetAt(mount, judge, names, kind)
}

/** Where a target lies. */
export function placeOf({ mount, names }: Target): StoragePlace {
  return { storage: mount.storage, names }
}

/** Throws not-found for what is hidden and not-permitted for what is denied. */
export function needVisible({ verdict }: Target): void {
  if (verdict === 'hidden' || verdict === 'unreachable') throw new VfsError('not-found', 'hidden')
  if (verdict === 'barred') throw new VfsError('not-permitted', 'below a denied folder')
}

/** Throws VfsError unless the principal may do this to an entry that is there, its name included. */
export function need(target: Target, permission: Permission): void {
  needVisible(target)
  if (!target.rights.has(permission)) throw new VfsError('not-permitted', permission)
  if (target.verdict === 'denied') throw new VfsError('not-permitted', 'a denied name')
}

/** Throws VfsError unless the principal may make an entry of this name. */
export function needToMake(target: Target, ...permissions: readonly Permission[]): void {
  if (target.verdict === 'unreachable') throw new VfsError('not-found', 'hidden')
  for (const permission of permissions) {
    if (!target.rights.has(permission)) throw new VfsError('not-permitted', permission)
  }
  needMakeableName(target)
}

/** Throws VfsError for a name that the share's owner does not want to see made. */
export function needMakeableName(target: Target): void {
  if (target.verdict === 'hidden' || target.verdict === 'denied') throw new VfsError('name-refused')
  needVisible(target)
}

/** Says whether files may have this name beside the target. */
export function hasOpenName({ mount, judge, names }: Target, name: string): boolean {
  return targetAt(mount, judge, [...names.slice(0, -1), name], 'file').verdict === 'open'
}

/** Says whether a principal learns which files there are: a drop box does not tell. */
export function revealsFiles(rights: PermissionSet): boolean {
  return rights.has('list') || rights.has('download')
}

/** Says whether two sets hold the same rights. */
export function hasSameRights(one: PermissionSet, other: PermissionSet): boolean {
  return one.size === other.size && [...one].every((permission) => other.has(permission))
}
