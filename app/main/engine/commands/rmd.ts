import { parsePath } from '../control/arguments/path-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/** RMD, RFC 959 §4.1.3: an empty directory only, never a file and never the root of a share. */
export const rmd = defineCommand({
  verbs: ['RMD', 'XRMD'],
  argument: 'required',
  parse: parsePath,
  login: 'after',
  data: 'none',
  duringTransfer: 'hold',
  help: 'RMD path - remove an empty directory',
  rfc: 'RFC 959 §4.1.3',
  async run(session, path) {
    await session.fileSystem.removeDirectory(session.fileSystem.resolve(session.workingDirectory, path))
    return reply(250, 'Directory removed.')
  },
})
