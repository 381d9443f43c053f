import { parseNothing } from '../control/arguments/no-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { replyThen } from '../control/reply.ts'

/** QUIT, RFC 959 §4.1.1: a running transfer finishes first, and only then comes 221. */
export const quit = defineCommand({
  verbs: ['QUIT'],
  argument: 'none',
  parse: parseNothing,
  login: 'either',
  data: 'none',
  beforeTls: true,
  duringTransfer: 'hold',
  help: 'QUIT - end the session',
  rfc: 'RFC 959 §4.1.1',
  run: () => replyThen('close', 221, 'Goodbye.'),
})
