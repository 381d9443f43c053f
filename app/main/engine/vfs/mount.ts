import type { PermissionSet } from './permission.ts'
import type { StorageBackend } from './storage.ts'
import type { UploadPolicy } from './upload-policy.ts'

/** A virtual directory bound to a storage backend with the rights of one principal. */
export interface Mount {
  /** The share this grant comes from; stable over renames. */
  readonly shareId: string
  /** Where it appears: names below the virtual root; empty means the root itself. */
  readonly at: readonly string[]
  readonly storage: StorageBackend
  readonly permissions: PermissionSet
  /** What uploads do to files that are there, and what becomes of interrupted ones; the usual when unsaid. */
  readonly uploads?: UploadPolicy
}
