import { parseNothing } from '../control/arguments/no-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/** SYST, RFC 959 §4.1.3. Clients choose their LIST parser by it, so it says UNIX on every platform, as LIST looks. */
export const syst = defineCommand({
  verbs: ['SYST'],
  argument: 'none',
  parse: parseNothing,
  login: 'either',
  data: 'none',
  beforeTls: true,
  duringTransfer: 'hold',
  help: 'SYST - say the kind of system',
  rfc: 'RFC 959 §4.1.3',
  run: () => reply(215, 'UNIX Type: L8'),
})
