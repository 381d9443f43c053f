import { parsePath } from '../control/arguments/path-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/** RNTO, RFC 959 §4.1.3: gives what RNFR named its new path, in another directory too. */
export const rnto = defineCommand({
  verbs: ['RNTO'],
  argument: 'required',
  parse: parsePath,
  login: 'after',
  data: 'none',
  duringTransfer: 'hold',
  help: 'RNTO path - the new name for RNFR',
  rfc: 'RFC 959 §4.1.3',
  async run(session, path) {
    const from = session.pending.renameFrom
    if (from === null) return reply(503, 'Send RNFR first.')
    await session.fileSystem.rename(from, session.fileSystem.resolve(session.workingDirectory, path))
    return reply(250, 'Renamed.')
  },
})
