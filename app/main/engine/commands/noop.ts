import { parseNothing } from '../control/arguments/no-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/** NOOP, RFC 959 §4.1.3. Acts during a transfer: basic-ftp, Cyberduck and FluentFTP send it as a keep-alive. */
export const noop = defineCommand({
  verbs: ['NOOP'],
  argument: 'none',
  parse: parseNothing,
  login: 'either',
  data: 'none',
  beforeTls: true,
  duringTransfer: 'run',
  help: 'NOOP - do nothing, keep the connection alive',
  rfc: 'RFC 959 §4.1.3',
  run: () => reply(200, 'OK'),
})
