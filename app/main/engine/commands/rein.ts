import { parseNothing } from '../control/arguments/no-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/**
 * REIN, RFC 959 §4.1.1: back to the state after the greeting. A running transfer finishes first; TLS stays, because
 * going back to clear text on the same connection is not possible (RFC 4217 §11).
 */
export const rein = defineCommand({
  verbs: ['REIN'],
  argument: 'none',
  parse: parseNothing,
  login: 'either',
  data: 'none',
  duringTransfer: 'hold',
  help: 'REIN - log out and start over',
  rfc: 'RFC 959 §4.1.1',
  run(session) {
    session.reinitialize()
    return reply(220, 'Ready for a new user.')
  },
})
