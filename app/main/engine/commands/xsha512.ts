import { parseChecksum } from '../control/arguments/checksum-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { checksumPlan, checksumReply } from './checksum-plan.ts'

/** XSHA512, no RFC: SHA-512 of a file or a part of it, as XCRC. */
export const xsha512 = defineCommand({
  verbs: ['XSHA512'],
  argument: 'required',
  parse: parseChecksum,
  login: 'after',
  data: 'none',
  duringTransfer: 'hold',
  features: () => ['XSHA512'],
  help: 'XSHA512 path [start [end]] - the SHA-512 of a file or a part of it',
  rfc: 'de facto, no RFC',
  run: (session, readings) => checksumPlan(session, readings, 'SHA-512', checksumReply),
})
