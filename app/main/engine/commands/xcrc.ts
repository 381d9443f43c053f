import { parseChecksum } from '../control/arguments/checksum-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { checksumPlan, checksumReply } from './checksum-plan.ts'

/** XCRC, no RFC: CRC-32 of a file or of the bytes from the first number up to, not including, the second. */
export const xcrc = defineCommand({
  verbs: ['XCRC'],
  argument: 'required',
  parse: parseChecksum,
  login: 'after',
  data: 'none',
  duringTransfer: 'hold',
  features: () => ['XCRC'],
  help: 'XCRC path [start [end]] - the CRC-32 of a file or a part of it',
  rfc: 'de facto, no RFC',
  run: (session, readings) => checksumPlan(session, readings, 'CRC32', checksumReply),
})
