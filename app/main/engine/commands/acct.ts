import { parseText } from '../control/arguments/no-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/** ACCT, RFC 959 §4.1.1. Nothing here needs it: 202, which is 530 before login by the gate. */
export const acct = defineCommand({
  verbs: ['ACCT'],
  argument: 'required',
  parse: parseText,
  login: 'after',
  data: 'none',
  duringTransfer: 'hold',
  // On systems that know accounts this is a second password.
  secret: true,
  help: 'ACCT account - accepted, not needed here',
  rfc: 'RFC 959 §4.1.1',
  run: () => reply(202, 'No account needed.'),
})
