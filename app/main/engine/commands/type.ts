import { parseType } from '../control/arguments/representation.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/** TYPE, RFC 959 §4.1.2: A converts line ends, I does not. */
export const type = defineCommand({
  verbs: ['TYPE'],
  argument: 'required',
  parse: parseType,
  login: 'after',
  data: 'none',
  duringTransfer: 'hold',
  help: 'TYPE A|I - transfer text (A) or bytes (I)',
  rfc: 'RFC 959 §4.1.2',
  run(session, representation) {
    session.representation = representation
    return reply(200, representation === 'ascii' ? 'Type is A.' : 'Type is I.')
  },
})
