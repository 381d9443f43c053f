import { parseAllocation } from '../control/arguments/byte-count.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/** ALLO, RFC 959 §4.1.3: the client says how much will come. Nothing is reserved, but 452 now saves a lost upload. */
export const allo = defineCommand({
  verbs: ['ALLO'],
  argument: 'required',
  parse: parseAllocation,
  login: 'after',
  data: 'none',
  duringTransfer: 'hold',
  help: 'ALLO bytes - ask whether an upload of this size has room',
  rfc: 'RFC 959 §4.1.3',
  async run(session, byteCount) {
    const freeBytes = await session.fileSystem.freeBytes(session.workingDirectory)
    if (freeBytes !== null && byteCount > freeBytes) return reply(452, 'Not enough space for that.')
    return reply(200, 'OK')
  },
})
