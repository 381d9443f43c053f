import { parseNothing } from '../control/arguments/no-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/**
 * CCC, RFC 4217 §12.3: would end the encryption of the control connection. Refused by policy: everything after it,
 * PORT and file names included, could be read and changed on the way.
 */
export const ccc = defineCommand({
  verbs: ['CCC'],
  argument: 'none',
  parse: parseNothing,
  login: 'either',
  data: 'none',
  beforeTls: true,
  duringTransfer: 'hold',
  help: 'CCC - refused, the control connection stays encrypted',
  rfc: 'RFC 4217 §12.3',
  run(session) {
    if (!session.isEncrypted) return reply(503, 'The connection is not encrypted.')
    return reply(534, 'The control connection stays encrypted here.')
  },
})
