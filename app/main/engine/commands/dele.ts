import { parsePath } from '../control/arguments/path-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/** DELE, RFC 959 §4.1.3: a file only; directories have RMD. */
export const dele = defineCommand({
  verbs: ['DELE'],
  argument: 'required',
  parse: parsePath,
  login: 'after',
  data: 'none',
  duringTransfer: 'hold',
  help: 'DELE path - delete a file',
  rfc: 'RFC 959 §4.1.3',
  async run(session, path) {
    await session.fileSystem.removeFile(session.fileSystem.resolve(session.workingDirectory, path))
    return reply(250, 'File deleted.')
  },
})
