import { parseAllocation } from '../control/arguments/byte-count.ts'
import { ArgumentError, defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/**
 * ALLO, RFC 959 §4.1.3: the client says how much will come. Nothing is reserved, but 452 or 552 now saves a lost upload.
 * Devices write odd things here and give up on a no; what cannot be read is passed over for them.
 */
export const allo = defineCommand({
  verbs: ['ALLO'],
  argument: 'optional',
  parse: (argument) => ({ byteCount: parseAllocation(argument) }),
  login: 'after',
  data: 'none',
  duringTransfer: 'hold',
  help: 'ALLO bytes - ask whether an upload of this size has room',
  rfc: 'RFC 959 §4.1.3',
  async run(session, { byteCount }) {
    if (byteCount instanceof ArgumentError) {
      return session.isDevice ? reply(202, 'Not needed here.') : byteCount.reply
    }
    await session.fileSystem.checkRoom(session.workingDirectory, byteCount)
    return reply(200, 'OK')
  },
})
