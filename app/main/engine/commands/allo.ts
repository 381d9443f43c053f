import { parseAllocation } from '../control/arguments/byte-count.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/** ALLO, RFC 959 §4.1.3: the client says how much will come. Nothing is reserved, but 452 or 552 now saves a lost upload. */
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
    await session.fileSystem.checkRoom(session.workingDirectory, byteCount)
    return reply(200, 'OK')
  },
})
