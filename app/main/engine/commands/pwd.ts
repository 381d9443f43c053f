import { parseNothing } from '../control/arguments/no-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'
import { quotePath } from './quoted-path.ts'

/** PWD, RFC 959 §4.1.3; XPWD of RFC 775 is what ftp.exe and BSD ftp send. */
export const pwd = defineCommand({
  verbs: ['PWD', 'XPWD'],
  argument: 'none',
  parse: parseNothing,
  login: 'after',
  data: 'none',
  duringTransfer: 'hold',
  // Paths are `/`-separated, absolute from `/`, with `.` and `..` as usual: the promise of RFC 3659 §6.
  features: () => ['TVFS'],
  help: 'PWD - show the working directory',
  rfc: 'RFC 959 §4.1.3',
  run: (session) => reply(257, `${quotePath(session.workingDirectory)} is the working directory.`),
})
