import { parseChecksum } from '../control/arguments/checksum-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'
import { checksumPlan } from './checksum-plan.ts'
import { quotePath } from './quoted-path.ts'

/** MD5, draft-twine-ftpmd5-00: the MD5 of a file, with the name in quotes before it. */
export const md5 = defineCommand({
  verbs: ['MD5'],
  argument: 'required',
  parse: parseChecksum,
  login: 'after',
  data: 'none',
  duringTransfer: 'hold',
  features: () => ['MD5'],
  help: 'MD5 path - the MD5 of a file',
  rfc: 'draft-twine-ftpmd5-00',
  run: (session, readings) =>
    checksumPlan(session, readings, 'MD5', (hash, path) =>
      reply(251, `${quotePath(path)} ${hash.toUpperCase()}`),
    ),
})
