import { parseTimedPath } from '../control/arguments/time-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'
import { formatTimeValue } from '../listing/time-value.ts'

/**
 * MFCT, draft-somers-ftp-mfxx §4.1: sets when a file was created, where its storage can. Node has no call for that on
 * any system, so native folders answer 504 and FEAT does not promise it.
 */
export const mfct = defineCommand({
  verbs: ['MFCT'],
  argument: 'required',
  parse: parseTimedPath,
  login: 'after',
  data: 'none',
  duringTransfer: 'hold',
  help: 'MFCT YYYYMMDDHHMMSS path - set the creation time of a file, in UTC',
  rfc: 'draft-somers-ftp-mfxx §4.1',
  async run(session, { timeMs, path }) {
    await session.fileSystem.setCreated(session.fileSystem.resolve(session.workingDirectory, path), timeMs)
    return reply(213, `Create=${formatTimeValue(timeMs)}; ${path}`)
  },
})
