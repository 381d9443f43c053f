import { parseNothing } from '../control/arguments/no-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/**
 * ABOR, RFC 959 §4.1.3. A running transfer ends with its own 426 and then this 226; a data connection that is open but
 * idle is closed. RFC 959 would allow 225 for "nothing to do", but clients wait for 226.
 */
export const abor = defineCommand({
  verbs: ['ABOR'],
  argument: 'none',
  parse: parseNothing,
  login: 'after',
  data: 'none',
  duringTransfer: 'run',
  help: 'ABOR - end the running transfer',
  rfc: 'RFC 959 §4.1.3',
  async run(session) {
    if (await session.abortTransfer()) return reply(226, 'Transfer aborted.')
    if (session.data.discard()) return reply(226, 'Data connection closed.')
    return reply(226, 'Nothing to abort.')
  },
})
