import type { Upload, UploadStart, VirtualPath } from './file-system.ts'
import { InPlaceUpload } from './in-place-upload.ts'
import { takeForWriting } from './in-place-writes.ts'
import { isLeftBy } from './left-partials.ts'
import { numberedName } from './numbered-name.ts'
import { holdPartialName } from './partial-name.ts'
import { sweepUploadedInto } from './partial-sweep.ts'
import type { PermissionSet } from './permission.ts'
import { ReplacingUpload } from './replacing-upload.ts'
import type { StorageBackend, StorageEntry, StoragePath } from './storage.ts'
import { UniqueUpload } from './unique-upload.ts'
import { fileAt, isKind, need, type UploadPlace } from './upload-place.ts'
import type { UploadPolicy } from './upload-policy.ts'
import { VfsError } from './vfs-error.ts'
import { joinPath, parentPath } from './virtual-path.ts'

/** Where an upload goes and with which rights. */
export interface UploadTarget {
  readonly storage: StorageBackend
  readonly names: StoragePath
  readonly path: VirtualPath
  readonly permissions: PermissionSet
  readonly policy: UploadPolicy
  /** Whether the share's owner lets files of this name be made beside the target; all when unsaid. */
  readonly mayMake?: (name: string) => boolean
}

// STOU tries this many numbers before it gives up; a device that never changes its name stays far below.
const maxUniqueNumber = 9999

/**
 * Begins an upload as protocol.md §4 says. Its directory is held until the upload has ended: whatever the path comes to
 * mean meanwhile, the file ends where it began. Throws VfsError.
 */
export async function beginUpload(target: UploadTarget, start: UploadStart): Promise<Upload> {
  const { storage, names, path, permissions, policy, mayMake = () => true } = target
  const directory = names.slice(0, -1)
  const folder = await storage.openFolder(directory)
  sweepUploadedInto(storage, directory, Date.now())
  try {
    return await begin(
      { storage, folder, name: names.at(-1) ?? '', path, permissions, policy, mayMake },
      start,
    )
  } catch (error) {
    await folder.close()
    throw error
  }
}

async function begin(place: UploadPlace, start: UploadStart): Promise<Upload> {
  if (start.kind === 'unique') return await beginUnique(place)
  const existing = await fileAt(place)
  const isOwnPartial = existing !== null && isLeftBy(place.storage, existing, place.policy.accountId)
  // REST 0 + STOR is a plain STOR: simple devices send it before every file.
  const replaces = start.kind === 'replace' || (start.kind === 'resume' && start.offset === 0)
  if (existing !== null && !replaces) return await beginInPlace(place, start, existing, isOwnPartial)
  need(place, 'upload')
  if (existing !== null && !isOwnPartial) refuseUnlessStorable(place)
  if (offsetOf(start) > 0) throw new VfsError('bad-offset', 'nothing to resume')
  return await beginReplacing(place, existing, isOwnPartial)
}

function refuseUnlessStorable({ policy, permissions, name, mayMake }: UploadPlace): void {
  if (policy.onExisting === 'refuse') throw new VfsError('kept', 'the share never replaces files')
  if (policy.onExisting === 'overwrite' && !permissions.has('overwrite')) {
    throw new VfsError('already-exists', 'overwriting is not permitted')
  }
  // Told before the first byte, and not after the last one.
  if (policy.onExisting === 'keep-both' && !mayMake(numberedName(name, 2))) {
    throw new VfsError('name-refused', 'the name of a second file')
  }
}

function offsetOf(start: UploadStart): number {
  return start.kind === 'resume' || start.kind === 'patch' ? start.offset : 0
}

async function beginReplacing(
  place: UploadPlace,
  existing: StorageEntry | null,
  isOwnPartial: boolean,
): Promise<Upload> {
  const partial = holdPartialName()
  try {
    const file = await place.folder.openWrite(partial.name, 'create-new', modeToKeep(place, existing))
    return new ReplacingUpload(place, partial, file, existing, isOwnPartial)
  } catch (error) {
    partial.release()
    throw error
  }
}

/** The new version gets the rights of the old one: overwriting must not open a private file to everybody. */
function modeToKeep({ policy }: UploadPlace, existing: StorageEntry | null): number | undefined {
  return existing === null || policy.onExisting === 'keep-both' ? undefined : existing.mode & 0o777
}

async function beginInPlace(
  place: UploadPlace,
  start: Exclude<UploadStart, { kind: 'unique' }>,
  existing: StorageEntry,
  isOwnPartial: boolean,
): Promise<Upload> {
  const offset = start.kind === 'resume' || start.kind === 'patch' ? start.offset : null
  if (isOwnPartial) need(place, 'upload')
  else if (offset === null) need(place, 'append')
  else if (!place.permissions.has('append')) need(place, 'overwrite')
  const giveBack = takeForWriting(place.storage, existing.unique)
  try {
    const file = await place.folder.openWrite(place.name, 'existing')
    try {
      const position = offset ?? file.size
      if (position > file.size) throw new VfsError('bad-offset', 'beyond the end')
      if (position < file.size && !isOwnPartial) refuseUnlessChangeable(place)
      return new InPlaceUpload(place, file, position, { giveBack, isOwnPartial })
    } catch (error) {
      await file.close()
      throw error
    }
  } catch (error) {
    giveBack()
    throw error
  }
}

/** The right to append cannot change a byte that is there, nor can anybody where files are never replaced. */
function refuseUnlessChangeable(place: UploadPlace): void {
  need(place, 'overwrite')
  if (place.policy.onExisting === 'refuse') throw new VfsError('kept', 'the share never replaces files')
}

/** STOU: the first of `name`, `name.1`, `name.2`… that nobody has, taken at once. */
async function beginUnique(place: UploadPlace): Promise<Upload> {
  need(place, 'upload')
  for (let number = 0; number <= maxUniqueNumber; number += 1) {
    const name = number === 0 ? place.name : `${place.name}.${number}`
    try {
      const file = await place.folder.openWrite(name, 'create-new')
      return new UniqueUpload({ ...place, name, path: joinPath(parentPath(place.path), name) }, file)
    } catch (error) {
      if (!isKind(error, 'already-exists')) throw error
    }
  }
  throw new VfsError('already-exists', 'no number is free')
}
