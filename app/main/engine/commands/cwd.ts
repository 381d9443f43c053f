import { parsePath } from '../control/arguments/path-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/** CWD, RFC 959 §4.1.1: the directory must exist and be enterable; otherwise nothing changes. */
export const cwd = defineCommand({
  verbs: ['CWD', 'XCWD'],
  argument: 'required',
  parse: parsePath,
  login: 'after',
  data: 'none',
  duringTransfer: 'hold',
  help: 'CWD path - change the working directory',
  rfc: 'RFC 959 §4.1.1',
  async run(session, path) {
    const target = session.fileSystem.resolve(session.workingDirectory, path)
    await session.fileSystem.enter(target)
    session.workingDirectory = target
    return reply(250, 'Working directory changed.')
  },
})
