import { parseNothing } from '../control/arguments/no-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/**
 * CDUP, RFC 959 §4.1.1. "The reply codes shall be identical to the reply codes of CWD", hence 250 and not the 200 of
 * the table in §5.4. At the root it stays there and succeeds: the root is its own parent.
 */
export const cdup = defineCommand({
  verbs: ['CDUP', 'XCUP'],
  argument: 'none',
  parse: parseNothing,
  login: 'after',
  data: 'none',
  duringTransfer: 'hold',
  help: 'CDUP - change to the parent directory',
  rfc: 'RFC 959 §4.1.1',
  async run(session) {
    const target = session.fileSystem.resolve(session.workingDirectory, '..')
    await session.fileSystem.enter(target)
    session.workingDirectory = target
    return reply(250, 'Working directory changed.')
  },
})
