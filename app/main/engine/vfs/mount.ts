import type { PermissionSet } from './permission.ts'
import type { StorageBackend } from './storage.ts'

/** A virtual directory bound to a storage backend with the rights of one principal. */
export interface Mount {
  /** The share this grant comes from; stable over renames. */
  readonly shareId: string
  /** Where it appears: names below the virtual root; empty means the root itself. */
  readonly at: readonly string[]
  readonly storage: StorageBackend
  readonly permissions: PermissionSet
}
