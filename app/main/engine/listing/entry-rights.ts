import type { Entry } from '../vfs/file-system.ts'
import type { Permission, PermissionSet } from '../vfs/permission.ts'

/** What the principal may do at one entry. */
export interface EntryRights {
  /** The rights that hold at the entry's path. */
  readonly permissions: PermissionSet
  /** Mount points and virtual folders can be neither removed nor renamed. */
  readonly isMountPoint: boolean
}

const changesFile: readonly Permission[] = ['overwrite', 'append']
const changesDirectory: readonly Permission[] = [
  'upload',
  'make-directory',
  'delete',
  'remove-directory',
  'rename',
]

/**
 * The Unix permission bits to show: those of the disk without what this principal may not do, because clients grey out
 * and refuse by them.
 */
export function effectiveMode(entry: Entry, { permissions }: EntryRights): number {
  const changes = entry.kind === 'directory' ? changesDirectory : changesFile
  const reads = permissions.has(entry.kind === 'directory' ? 'list' : 'download')
  const mayWrite = changes.some((permission) => permissions.has(permission))
  return entry.mode & 0o777 & (reads ? 0o777 : 0o333) & (mayWrite ? 0o777 : 0o555)
}

/** The letters of the perm fact, RFC 3659 §7.5.5. */
export function permFact(entry: Entry, { permissions, isMountPoint }: EntryRights): string {
  const has = (permission: Permission) => permissions.has(permission)
  const may = (letter: string, is: boolean) => (is ? letter : '')
  const renames = may('f', has('rename') && !isMountPoint)
  if (entry.kind === 'file') {
    const writes = has('upload') && has('overwrite')
    return (
      may('a', has('append')) +
      may('d', has('delete')) +
      renames +
      may('r', has('download')) +
      may('w', writes)
    )
  }
  const removes = has('remove-directory') && !isMountPoint
  return `${may('c', has('upload'))}${may('d', removes)}e${renames}${may('l', has('list'))}${may(
    'm',
    has('make-directory'),
  )}${may('p', has('delete'))}`
}
