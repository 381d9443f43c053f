import type { EntryRights } from '../listing/entry-rights.ts'
import type { FileSystem, VirtualPath } from '../vfs/file-system.ts'
import { joinPath } from '../vfs/virtual-path.ts'

/** The rights of the principal at one path. */
export function rightsAt(fileSystem: FileSystem, path: VirtualPath): EntryRights {
  return { permissions: fileSystem.permissionsAt(path), isMountPoint: fileSystem.isMountPoint(path) }
}

/**
 * The rights at the entries of one directory, by name.
 *
 * Other mounts can only begin below a mount point or a virtual folder; in every other directory the rights are the same
 * for all entries and are looked up once, which counts in a folder of a hundred thousand.
 */
export function rightsIn(fileSystem: FileSystem, directory: VirtualPath): (name: string) => EntryRights {
  if (fileSystem.isMountPoint(directory)) return (name) => rightsAt(fileSystem, joinPath(directory, name))
  const rights = rightsAt(fileSystem, directory)
  return () => rights
}
