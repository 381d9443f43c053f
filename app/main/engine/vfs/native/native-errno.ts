import { VfsError, type VfsErrorKind } from '../vfs-error.ts'

/** The one table from errno names to kinds; what is not here is `io`. */
const kindByCode: Readonly<Record<string, VfsErrorKind>> = {
  ENOENT: 'not-found',
  // A link loop, and O_NOFOLLOW meeting a link: nothing there that may be opened.
  ELOOP: 'not-found',
  // Opening a FIFO without a reader, a socket or a missing device.
  ENXIO: 'not-found',
  ENOTDIR: 'not-a-directory',
  EISDIR: 'is-a-directory',
  EEXIST: 'already-exists',
  ENOTEMPTY: 'not-empty',
  EACCES: 'not-permitted',
  EPERM: 'not-permitted',
  EROFS: 'not-permitted',
  ENAMETOOLONG: 'bad-name',
  EINVAL: 'bad-name',
  EILSEQ: 'bad-name',
  EBUSY: 'busy',
  ETXTBSY: 'busy',
  EAGAIN: 'busy',
  EMFILE: 'too-many-open-files',
  ENFILE: 'too-many-open-files',
  ENOSPC: 'no-space',
  EDQUOT: 'no-space',
  EFBIG: 'no-space',
  EXDEV: 'unsupported',
  ENOSYS: 'unsupported',
  ENOTSUP: 'unsupported',
  EOPNOTSUPP: 'unsupported',
  ENODEV: 'unavailable',
  ENOTCONN: 'unavailable',
  ESTALE: 'unavailable',
  EHOSTDOWN: 'unavailable',
  ETIMEDOUT: 'unavailable',
}

/** The errno name of a native failure, or null for anything else. */
export function errnoOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}

/**
 * Turns any failure of a native call into a VfsError; one that already is a VfsError passes unchanged.
 * Reading and writing an opened file never names anything, so EINVAL there is `io`.
 */
export function toVfsError(error: unknown, operation: string): VfsError {
  if (error instanceof VfsError) return error
  const code = errnoOf(error)
  const named = code === null ? undefined : kindByCode[code]
  const kind = named === 'bad-name' && onOpenedFile.has(operation) ? 'io' : (named ?? 'io')
  return new VfsError(kind, `${operation}: ${code ?? String(error)}`, { cause: error })
}

const onOpenedFile: ReadonlySet<string> = new Set(['read', 'write', 'truncate', 'sync', 'close'])
