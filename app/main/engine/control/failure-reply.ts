import type { DataConnectionFailure, TransferFailure } from '../data/data-plane.ts'
import { DataConnectionError } from '../data/data-plane.ts'
import type { VfsErrorKind } from '../vfs/vfs-error.ts'
import { VfsError } from '../vfs/vfs-error.ts'
import type { Reply } from './reply.ts'
import { reply, replyThen } from './reply.ts'

/**
 * The one place where a failure below the protocol becomes a reply. Texts are ours: what the operating system says
 * would tell the client native paths and the kind of system.
 */
const vfsReplies: Readonly<Record<VfsErrorKind, Reply>> = {
  'not-found': reply(550, 'No such file or folder.'),
  'not-permitted': reply(550, 'Not allowed here.'),
  'is-a-directory': reply(550, 'That is a folder, not a file.'),
  'not-a-directory': reply(550, 'That is not a folder.'),
  'already-exists': reply(550, 'That name exists already.'),
  kept: reply(553, 'A file of that name is here, and files here are never replaced. Choose another name.'),
  'not-empty': reply(550, 'The folder is not empty.'),
  'bad-name': reply(
    553,
    'That name is not possible here: too long, a reserved word, or a character that has a meaning of its own.',
  ),
  'name-refused': reply(553, 'Names like that are not accepted here. Choose another name or file type.'),
  busy: reply(450, 'Another program is using it. Try again later.'),
  unavailable: reply(450, 'This folder is not available now. Try again later.'),
  'no-space': reply(452, 'Not enough space on the disk.'),
  quota: reply(552, 'The storage limit is used up.'),
  'too-large': reply(552, 'The file is larger than files may be here.'),
  'bad-offset': reply(554, 'The restart position is beyond the end of the file.'),
  unsupported: reply(504, 'Not possible for this file.'),
  'too-many-entries': reply(550, 'The folder holds too much for one command.'),
  'too-many-open-files': reply(450, 'The server has too many files open. Try again later.'),
  io: reply(451, 'Reading or writing failed on the server.'),
}

const connectionReplies: Readonly<Record<DataConnectionFailure, Reply>> = {
  timeout: reply(425, 'The data connection did not arrive in time. Check the firewall or use passive mode.'),
  refused: reply(425, 'Could not connect to the data port you gave. Use passive mode.'),
  closed: reply(425, 'The data connection was closed before it was used.'),
  'ports-exhausted': reply(421, 'All data ports are in use. Try again in a moment.'),
}

const transferReplies: Readonly<Record<TransferFailure, Reply>> = {
  'peer-dropped': reply(426, 'The data connection broke. The transfer is not complete.'),
  stalled: replyThen('close', 421, 'Nothing moved on the data connection for too long, closing.'),
  'tls-handshake': reply(522, 'TLS negotiation failed on the data connection.'),
  'tls-not-resumed': reply(522, 'The data connection must resume the TLS session of the control connection.'),
  read: reply(451, 'Reading failed on the server.'),
  write: reply(451, 'Writing failed on the server.'),
  'no-space': reply(452, 'Not enough space on the disk. The transfer is not complete.'),
  quota: reply(552, 'The storage limit is used up. The transfer is not complete.'),
  'too-large': reply(552, 'The file is larger than files may be here. The transfer is not complete.'),
  'bad-data': reply(426, 'The compressed data is damaged or has no end. The transfer is not complete.'),
  'off-range': reply(426, 'Not exactly the bytes of the range came. The transfer is not complete.'),
}

/** Reply for an error a handler threw; null when it is not an expected failure (then it is a bug: log it, answer 451). */
export function replyForError(error: unknown): Reply | null {
  if (error instanceof VfsError) return { ...vfsReplies[error.kind], failure: error.kind }
  if (error instanceof DataConnectionError) return connectionReplies[error.kind]
  return null
}

/** Reply for a transfer that failed below the protocol. */
export function replyForTransferFailure(failure: TransferFailure): Reply {
  return transferReplies[failure]
}
