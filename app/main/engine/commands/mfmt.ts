import { parseTimedPath } from '../control/arguments/time-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'
import { formatTimeValue } from '../listing/time-value.ts'

/** MFMT, draft-somers-ftp-mfxx §3.1: sets when a file was modified, in UTC; WinSCP and FileZilla keep times with it. */
export const mfmt = defineCommand({
  verbs: ['MFMT'],
  argument: 'required',
  parse: parseTimedPath,
  login: 'after',
  data: 'none',
  duringTransfer: 'hold',
  features: () => ['MFMT'],
  help: 'MFMT YYYYMMDDHHMMSS path - set the modification time of a file, in UTC',
  rfc: 'draft-somers-ftp-mfxx §3.1',
  async run(session, { timeMs, path }) {
    await session.fileSystem.setModified(session.fileSystem.resolve(session.workingDirectory, path), timeMs)
    return reply(213, `Modify=${formatTimeValue(timeMs)}; ${path}`)
  },
})
