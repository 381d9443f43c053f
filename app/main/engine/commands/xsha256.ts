import { parseChecksum } from '../control/arguments/checksum-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { checksumPlan, checksumReply } from './checksum-plan.ts'

/** XSHA256, no RFC: SHA-256 of a file or a part of it, as XCRC. */
export const xsha256 = defineCommand({
  verbs: ['XSHA256'],
  argument: 'required',
  parse: parseChecksum,
  login: 'after',
  data: 'none',
  duringTransfer: 'hold',
  features: () => ['XSHA256'],
  help: 'XSHA256 path [start [end]] - the SHA-256 of a file or a part of it',
  rfc: 'de facto, no RFC',
  run: (session, readings) => checksumPlan(session, readings, 'SHA-256', checksumReply),
})
