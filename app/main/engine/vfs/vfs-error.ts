/**
 * What can go wrong below the protocol, as closed kinds.
 *
 * Native errors never travel further up than the storage backend: their texts name native paths, and their codes
 * differ between platforms. `control/failure-reply.ts` is the one place that turns a kind into a reply.
 */
export type VfsErrorKind =
  /** Nothing of that name (550). */
  | 'not-found'
  /** The account lacks the permission, or the operating system refused (550). */
  | 'not-permitted'
  /** A file was asked for and a directory found (550). */
  | 'is-a-directory'
  /** A directory was asked for and a file found (550). */
  | 'not-a-directory'
  /** The target exists and may not be replaced (550). */
  | 'already-exists'
  /** The share never replaces a file, whatever the account may do (553). */
  | 'kept'
  /** RMD of a directory that still has entries (550). */
  | 'not-empty'
  /** The name cannot exist here: NUL, too long, reserved on Windows, outside the share (553). */
  | 'bad-name'
  /** The share's owner does not want such names (553). */
  | 'name-refused'
  /** Another program holds it (450). */
  | 'busy'
  /** The share itself is missing or unplugged (450). */
  | 'unavailable'
  /** The disk is full, or would be without its reserve (452). */
  | 'no-space'
  /** The account's or the share's quota is used up (552). */
  | 'quota'
  /** The file would be larger than any may be here (552). */
  | 'too-large'
  /** The restart offset lies beyond the end (554). */
  | 'bad-offset'
  /** The storage cannot do that at all (504). */
  | 'unsupported'
  /** A tree holds more entries or is deeper than one command may touch (550). */
  | 'too-many-entries'
  /** The process has no descriptor left (450, said on the dashboard). */
  | 'too-many-open-files'
  /** Reading or writing failed for a reason not named here (451). */
  | 'io'

/** A failure of the virtual file system; the message is for the log only and never reaches a client. */
export class VfsError extends Error {
  readonly kind: VfsErrorKind

  constructor(kind: VfsErrorKind, message: string = kind, options?: ErrorOptions) {
    super(message, options)
    this.name = 'VfsError'
    this.kind = kind
  }
}
