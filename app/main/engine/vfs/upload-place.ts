import type { VirtualPath } from './file-system.ts'
import type { Permission, PermissionSet } from './permission.ts'
import type { HeldFolder, StorageBackend, StorageEntry } from './storage.ts'
import type { UploadPolicy } from './upload-policy.ts'
import { VfsError } from './vfs-error.ts'

/** Where an upload goes: a name in a directory that is held until the upload has ended. */
export interface UploadPlace {
  readonly storage: StorageBackend
  readonly folder: HeldFolder
  readonly name: string
  readonly path: VirtualPath
  readonly permissions: PermissionSet
  readonly policy: UploadPolicy
  /** Whether the share's owner lets files of this name be made there. */
  readonly mayMake: (name: string) => boolean
}

/** The file at the place, or null. Throws VfsError is-a-directory for a directory. */
export async function fileAt({ folder, name }: UploadPlace): Promise<StorageEntry | null> {
  const entry = await entryOrNull(folder, name)
  if (entry?.kind === 'directory') throw new VfsError('is-a-directory')
  return entry
}

/** What has that name in the folder, or null. */
export async function entryOrNull(folder: HeldFolder, name: string): Promise<StorageEntry | null> {
  try {
    return await folder.stat(name)
  } catch (error) {
    if (isKind(error, 'not-found')) return null
    throw error
  }
}

/** Throws VfsError not-permitted without the right. */
export function need({ permissions }: Pick<UploadPlace, 'permissions'>, permission: Permission): void {
  if (!permissions.has(permission)) throw new VfsError('not-permitted', permission)
}

/** Says whether an error is a failure of this kind. */
export function isKind(error: unknown, kind: VfsError['kind']): boolean {
  return error instanceof VfsError && error.kind === kind
}
