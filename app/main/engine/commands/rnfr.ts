import { parsePath } from '../control/arguments/path-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/** RNFR, RFC 959 §4.1.3: names what RNTO will rename. Checked here already, so that the client learns early. */
export const rnfr = defineCommand({
  verbs: ['RNFR'],
  argument: 'required',
  parse: parsePath,
  login: 'after',
  data: 'none',
  prepares: 'rename',
  duringTransfer: 'hold',
  help: 'RNFR path - rename this, RNTO follows',
  rfc: 'RFC 959 §4.1.3',
  async run(session, path) {
    // A second RNFR that fails must not leave the first one waiting for an RNTO that was meant for the second.
    session.pending = { ...session.pending, renameFrom: null }
    const from = session.fileSystem.resolve(session.workingDirectory, path)
    await session.fileSystem.checkRename(from)
    session.pending = { ...session.pending, renameFrom: from }
    return reply(350, 'Send RNTO with the new name.')
  },
})
