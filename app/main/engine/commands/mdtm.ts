import type { TimedPath } from '../control/arguments/time-argument.ts'
import { parseModification } from '../control/arguments/time-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'
import type { SessionView } from '../control/session-view.ts'
import { formatTimeValue } from '../listing/time-value.ts'
import { VfsError } from '../vfs/vfs-error.ts'

/**
 * MDTM, RFC 3659 §3: when a file was modified, in UTC.
 *
 * `MDTM YYYYMMDDHHMMSS path` sets the time, as clients older than MFMT do. A name may look just like that, so a file of
 * the whole name wins: reading is what the RFC defines.
 */
export const mdtm = defineCommand({
  verbs: ['MDTM'],
  argument: 'required',
  parse: parseModification,
  login: 'after',
  data: 'none',
  duringTransfer: 'hold',
  features: () => ['MDTM'],
  help: 'MDTM path - the modification time of a file, in UTC',
  rfc: 'RFC 3659 §3',
  async run(session, { path, write }) {
    const whole = session.fileSystem.resolve(session.workingDirectory, path)
    try {
      const entry = await session.fileSystem.stat(whole)
      return reply(213, formatTimeValue(entry.modifiedMs))
    } catch (error) {
      if (write === null || !(error instanceof VfsError)) throw error
      return setTime(session, write)
    }
  },
})

async function setTime(session: SessionView, { timeMs, path }: TimedPath) {
  const target = session.fileSystem.resolve(session.workingDirectory, path)
  await session.fileSystem.setModified(target, timeMs)
  return reply(213, `Modify=${formatTimeValue(timeMs)}; ${path}`)
}
