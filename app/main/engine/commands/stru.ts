import { parseStructure } from '../control/arguments/representation.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/** STRU, RFC 959 §4.1.2: a file is a sequence of bytes, nothing else. */
export const stru = defineCommand({
  verbs: ['STRU'],
  argument: 'required',
  parse: parseStructure,
  login: 'after',
  data: 'none',
  duringTransfer: 'hold',
  help: 'STRU F - file structure, the only one',
  rfc: 'RFC 959 §4.1.2',
  run: () => reply(200, 'Structure is F.'),
})
