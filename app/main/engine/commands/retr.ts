import { parsePath } from '../control/arguments/path-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'
import { VfsError } from '../vfs/vfs-error.ts'
import { baseName } from '../vfs/virtual-path.ts'
import { completedText, downloadText } from './transfer-text.ts'

/** RETR, RFC 959 §4.1.3. The file is opened first, so that 550 comes before any data connection. */
export const retr = defineCommand({
  verbs: ['RETR'],
  argument: 'required',
  parse: parsePath,
  login: 'after',
  data: 'opens',
  duringTransfer: 'hold',
  help: 'RETR path - download a file',
  rfc: 'RFC 959 §4.1.3',
  async run(session, path) {
    const { restartOffset, range } = session.pending
    const isAscii = session.representation === 'ascii'
    // REST was answered under TYPE I and TYPE A came after it.
    if (isAscii && restartOffset > 0) return reply(501, 'REST needs TYPE I.')
    if (isAscii && range !== null) return reply(501, 'RANG needs TYPE I.')
    const target = session.fileSystem.resolve(session.workingDirectory, path)
    const { file, size } = await session.fileSystem.openDownload(target)
    if (restartOffset > size) {
      await file.close()
      throw new VfsError('bad-offset')
    }
    // A range is cut to what is there, down to nothing at all (draft-bryan-ftp-range-08 §4.3).
    const start = Math.min(range?.start ?? restartOffset, size)
    const end = range === null ? null : Math.min(range.end, size)
    // What goes over the wire is known only when it has gone if it is converted or compressed on the way.
    const totalBytes = isAscii || session.deflate.isOn ? null : (end ?? size) - start
    return {
      kind: 'transfer',
      source: { kind: 'download', file, start, end },
      path: target,
      totalBytes,
      preliminaryText: downloadText(baseName(target), totalBytes),
      completedText,
      settle: () => file.close(),
    }
  },
})
