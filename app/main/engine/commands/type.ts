import { parseType } from '../control/arguments/representation.ts'
import { ArgumentError, defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/** TYPE, RFC 959 §4.1.2: A converts line ends, I does not. What a device sends is stored as it is, so any type will do. */
export const type = defineCommand({
  verbs: ['TYPE'],
  argument: 'required',
  parse: (argument) => ({ representation: parseType(argument) }),
  login: 'after',
  data: 'none',
  duringTransfer: 'hold',
  help: 'TYPE A|I - transfer text (A) or bytes (I)',
  rfc: 'RFC 959 §4.1.2',
  run(session, { representation }) {
    if (representation instanceof ArgumentError) {
      return session.isDevice ? reply(200, 'Bytes are stored as they come.') : representation.reply
    }
    session.representation = representation
    return reply(200, representation === 'ascii' ? 'Type is A.' : 'Type is I.')
  },
})
