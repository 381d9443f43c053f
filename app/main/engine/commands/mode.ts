import { parseMode } from '../control/arguments/representation.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/** MODE, RFC 959 §4.1.2: stream mode, where the end of the data connection is the end of the file. */
export const mode = defineCommand({
  verbs: ['MODE'],
  argument: 'required',
  parse: parseMode,
  login: 'after',
  data: 'none',
  duringTransfer: 'hold',
  help: 'MODE S - stream mode, the only one',
  rfc: 'RFC 959 §4.1.2',
  run: () => reply(200, 'Mode is S.'),
})
