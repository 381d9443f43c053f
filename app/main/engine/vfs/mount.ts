import type { StorageRules } from './metered/storage-rules.ts'
import type { PermissionSet } from './permission.ts'
import type { StorageBackend } from './storage.ts'
import type { UploadPolicy } from './upload-policy.ts'

/** Other rights in one folder of a mount and everything below it. */
export interface FolderRights {
  /** Names below the mount's root, at least one. */
  readonly path: readonly string[]
  readonly permissions: PermissionSet
}

/**
 * Names a share's owner allows, as patterns of single names with `*` and `?`, compared without case and Unicode form.
 * A folder that is denied or hidden takes everything below it along.
 */
export interface NameRules {
  /** Files must match one of these, folders need not; none allows every name. */
  readonly allow: readonly string[]
  /** What matches is listed, and nothing else can be done with it. */
  readonly deny: readonly string[]
  /** What matches is neither listed nor found. */
  readonly hide: readonly string[]
}

/** A virtual directory bound to a storage backend with the rights of one principal. */
export interface Mount {
  /** The share this grant comes from; stable over renames. */
  readonly shareId: string
  /** Where it appears: names below the virtual root; empty means the root itself. */
  readonly at: readonly string[]
  readonly storage: StorageBackend
  /** The rights everywhere but in `folders`. */
  readonly permissions: PermissionSet
  /** Of several folders that hold a path the deepest one decides; none when unsaid. */
  readonly folders?: readonly FolderRights[]
  /** Every name when unsaid. */
  readonly names?: NameRules
  /** What uploads do to files that are there, and what becomes of interrupted ones; the usual when unsaid. */
  readonly uploads?: UploadPolicy
  /** How much may be stored; without it the disk alone decides. */
  readonly storageRules?: StorageRules
}
