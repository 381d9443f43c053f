import { parsePath } from '../control/arguments/path-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/**
 * RMDA, draft-peterson-streamlined-ftp-command-extensions: a directory with all it holds, never the root of a share. Off
 * by setting: one mistyped line would cost a whole tree.
 */
export const rmda = defineCommand({
  verbs: ['RMDA'],
  argument: 'required',
  parse: parsePath,
  login: 'after',
  data: 'none',
  duringTransfer: 'hold',
  features: ({ options }) => (options.allowTreeRemoval ? ['RMDA'] : []),
  help: 'RMDA path - remove a directory with all it holds',
  rfc: 'draft-peterson-streamlined-ftp-command-extensions §3',
  async run(session, path) {
    if (!session.options.allowTreeRemoval) return reply(502, 'Removing whole folders is switched off here.')
    const { fileSystem, workingDirectory, endSignal } = session
    await fileSystem.removeTree(fileSystem.resolve(workingDirectory, path), endSignal)
    return reply(250, 'Directory and all it held removed.')
  },
})
