import { parsePath } from '../control/arguments/path-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'
import { VfsError } from '../vfs/vfs-error.ts'

/**
 * SIZE, RFC 3659 §4: the bytes a transfer would move. Under TYPE A that is only known after converting the whole file,
 * so the answer is 550 unless a setting allows the size of the file; clients that want it for a progress bar switch to
 * TYPE I.
 */
export const size = defineCommand({
  verbs: ['SIZE'],
  argument: 'required',
  parse: parsePath,
  login: 'after',
  data: 'none',
  duringTransfer: 'hold',
  features: () => ['SIZE'],
  help: 'SIZE path - the size of a file in bytes',
  rfc: 'RFC 3659 §4',
  async run(session, path) {
    if (session.representation === 'ascii' && !session.options.sizeInAscii)
      return reply(550, 'SIZE needs TYPE I.')
    const entry = await session.fileSystem.stat(session.fileSystem.resolve(session.workingDirectory, path))
    if (entry.kind === 'directory') throw new VfsError('is-a-directory')
    return reply(213, String(entry.size))
  },
})
