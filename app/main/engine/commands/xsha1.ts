import { parseChecksum } from '../control/arguments/checksum-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { checksumPlan, checksumReply } from './checksum-plan.ts'

/** XSHA1, no RFC: SHA-1 of a file or a part of it, as XCRC; XSHA is its older name. */
export const xsha1 = defineCommand({
  verbs: ['XSHA1', 'XSHA'],
  argument: 'required',
  parse: parseChecksum,
  login: 'after',
  data: 'none',
  duringTransfer: 'hold',
  features: () => ['XSHA1', 'XSHA'],
  help: 'XSHA1 path [start [end]] - the SHA-1 of a file or a part of it',
  rfc: 'de facto, no RFC',
  run: (session, readings) => checksumPlan(session, readings, 'SHA-1', checksumReply),
})
