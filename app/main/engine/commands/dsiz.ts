import { parsePath } from '../control/arguments/path-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'
import { directorySize } from '../vfs/directory-size.ts'

/**
 * DSIZ, draft-peterson-streamlined-ftp-command-extensions: bytes of all files below a directory. Bounded, because a
 * single line must not make the server read a whole disk.
 */
export const dsiz = defineCommand({
  verbs: ['DSIZ'],
  argument: 'optional',
  parse: parsePath,
  login: 'after',
  data: 'none',
  duringTransfer: 'hold',
  features: () => ['DSIZ'],
  help: 'DSIZ [path] - the size of a directory with all it holds, in bytes',
  rfc: 'draft-peterson-streamlined-ftp-command-extensions §5',
  async run(session, argument) {
    const { fileSystem, endSignal } = session
    const path = fileSystem.resolve(session.workingDirectory, argument)
    return reply(213, String(await directorySize(fileSystem, path, endSignal)))
  },
})
