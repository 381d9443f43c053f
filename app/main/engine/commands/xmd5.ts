import { parseChecksum } from '../control/arguments/checksum-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { checksumPlan, checksumReply } from './checksum-plan.ts'

/** XMD5, no RFC: MD5 of a file or a part of it, as XCRC. */
export const xmd5 = defineCommand({
  verbs: ['XMD5'],
  argument: 'required',
  parse: parseChecksum,
  login: 'after',
  data: 'none',
  duringTransfer: 'hold',
  features: () => ['XMD5'],
  help: 'XMD5 path [start [end]] - the MD5 of a file or a part of it',
  rfc: 'de facto, no RFC',
  run: (session, readings) => checksumPlan(session, readings, 'MD5', checksumReply),
})
