import type { EntryRights } from '../listing/entry-rights.ts'
import type { Entry, FileSystem, VirtualPath } from '../vfs/file-system.ts'
import { joinPath } from '../vfs/virtual-path.ts'

/** The rights of the principal at one entry. */
export function rightsAt(
  fileSystem: FileSystem,
  path: VirtualPath,
  { kind }: Pick<Entry, 'kind'>,
): EntryRights {
  return { permissions: fileSystem.permissionsAt(path, kind), isMountPoint: fileSystem.isMountPoint(path) }
}

/**
 * The rights at the entries of one directory.
 *
 * Where the same hold for all of them they are looked up once, which counts in a folder of a hundred thousand.
 */
export function rightsIn(fileSystem: FileSystem, directory: VirtualPath): (entry: Entry) => EntryRights {
  if (fileSystem.hasUniformRights(directory)) {
    const rights = { permissions: fileSystem.permissionsAt(directory), isMountPoint: false }
    return () => rights
  }
  return (entry) => rightsAt(fileSystem, joinPath(directory, entry.name), entry)
}
