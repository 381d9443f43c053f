/** One right an account can hold on a mount. */
export type Permission =
  | 'list'
  | 'download'
  | 'upload'
  | 'overwrite'
  | 'append'
  | 'delete'
  | 'rename'
  | 'make-directory'
  | 'remove-directory'
  | 'change-times'
  | 'change-mode'

/** The rights an account holds on one mount. */
export type PermissionSet = ReadonlySet<Permission>

/**
 * The named bundles of product.md: `read-only` downloads, `upload-only` is a drop box that neither lists nor reads,
 * `read-upload` adds files and never destroys one, `full` does everything.
 */
export type Preset = 'read-only' | 'upload-only' | 'read-upload' | 'full'

/** Rights behind each preset. */
export const presetPermissions: Readonly<Record<Preset, PermissionSet>> = {
  'read-only': new Set<Permission>(['list', 'download']),
  'upload-only': new Set<Permission>(['upload', 'make-directory', 'change-times']),
  // `append` is what lets a client resume its own interrupted upload; it cannot shorten or replace anything.
  'read-upload': new Set<Permission>([
    'list',
    'download',
    'upload',
    'append',
    'make-directory',
    'change-times',
  ]),
  full: new Set<Permission>([
    'list',
    'download',
    'upload',
    'overwrite',
    'append',
    'delete',
    'rename',
    'make-directory',
    'remove-directory',
    'change-times',
    'change-mode',
  ]),
}
