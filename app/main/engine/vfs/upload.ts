import type { Upload, UploadStart, VirtualPath } from './file-system.ts'
import { InPlaceUpload } from './in-place-upload.ts'
import { takeForWriting } from './in-place-writes.ts'
import { freshPartialName } from './partial-name.ts'
import type { Permission, PermissionSet } from './permission.ts'
import { ReplacingUpload } from './replacing-upload.ts'
import type { StorageBackend, StorageEntry, StoragePath } from './storage.ts'
import { VfsError } from './vfs-error.ts'
import { joinPath, parentPath } from './virtual-path.ts'

/** Where an upload goes and with which rights. */
export interface UploadTarget {
  readonly storage: StorageBackend
  readonly names: StoragePath
  readonly path: VirtualPath
  readonly permissions: PermissionSet
}

// STOU tries this many numbers before it gives up; a device that never changes its name stays far below.
const maxUniqueNumber = 9999

/** Begins an upload as protocol.md §4 says. Throws VfsError. */
export async function beginUpload(target: UploadTarget, start: UploadStart): Promise<Upload> {
  if (start.kind === 'unique') return await beginUnique(target)
  const existing = await findExisting(target)
  // REST 0 + STOR is a plain STOR: simple devices send it before every file.
  const replaces = start.kind === 'replace' || (start.kind === 'resume' && start.offset === 0)
  if (existing !== null && !replaces) return await beginInPlace(target, start, existing)
  need(target, 'upload')
  if (existing !== null && !target.permissions.has('overwrite')) {
    throw new VfsError('already-exists', 'overwriting is not permitted')
  }
  if (offsetOf(start) > 0) throw new VfsError('bad-offset', 'nothing to resume')
  return await beginReplacing(target, existing)
}

function offsetOf(start: UploadStart): number {
  return start.kind === 'resume' || start.kind === 'patch' ? start.offset : 0
}

async function beginReplacing(target: UploadTarget, existing: StorageEntry | null): Promise<Upload> {
  const partial = [...target.names.slice(0, -1), freshPartialName()]
  const file = await target.storage.openWrite(partial, 'create-new', modeToKeep(existing))
  return new ReplacingUpload(target, partial, file, existing !== null)
}

/** The new version gets the rights of the old one: overwriting must not open a private file to everybody. */
function modeToKeep(existing: StorageEntry | null): number | undefined {
  return existing === null ? undefined : existing.mode & 0o777
}

async function beginInPlace(
  target: UploadTarget,
  start: Exclude<UploadStart, { kind: 'unique' }>,
  existing: StorageEntry,
): Promise<Upload> {
  const offset = start.kind === 'resume' || start.kind === 'patch' ? start.offset : null
  if (offset === null) need(target, 'append')
  else if (!target.permissions.has('append')) need(target, 'overwrite')
  const giveBack = takeForWriting(target.storage, existing.unique)
  try {
    const file = await target.storage.openWrite(target.names, 'existing')
    const position = offset ?? file.size
    try {
      if (position > file.size) throw new VfsError('bad-offset', 'beyond the end')
      // The right to append cannot change a byte that is there.
      if (position < file.size) need(target, 'overwrite')
    } catch (error) {
      await file.close()
      throw error
    }
    return new InPlaceUpload(target.path, file, position, giveBack)
  } catch (error) {
    giveBack()
    throw error
  }
}

/** STOU: the first of `name`, `name.1`, `name.2`… that nobody has, taken at once. */
async function beginUnique(target: UploadTarget): Promise<Upload> {
  need(target, 'upload')
  const folder = target.names.slice(0, -1)
  const wish = target.names.at(-1) ?? ''
  for (let number = 0; number <= maxUniqueNumber; number += 1) {
    const name = number === 0 ? wish : `${wish}.${number}`
    try {
      const file = await target.storage.openWrite([...folder, name], 'create-new')
      const path = joinPath(parentPath(target.path), name)
      return new ReplacingUpload({ ...target, path, names: [...folder, name] }, null, file, false)
    } catch (error) {
      if (!(error instanceof VfsError) || error.kind !== 'already-exists') throw error
    }
  }
  throw new VfsError('already-exists', 'no number is free')
}

async function findExisting(target: UploadTarget): Promise<StorageEntry | null> {
  try {
    const entry = await target.storage.stat(target.names)
    if (entry.kind === 'directory') throw new VfsError('is-a-directory')
    return entry
  } catch (error) {
    if (error instanceof VfsError && error.kind === 'not-found') return null
    throw error
  }
}

function need(target: UploadTarget, permission: Permission): void {
  if (!target.permissions.has(permission)) throw new VfsError('not-permitted', permission)
}
