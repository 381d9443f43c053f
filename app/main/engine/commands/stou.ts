import { parsePath } from '../control/arguments/path-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'
import { baseName, parentPath } from '../vfs/virtual-path.ts'
import { completedText } from './transfer-text.ts'
import { uploadPlan } from './upload-plan.ts'

/** The name wished for when the client has none. */
const defaultName = 'upload'

/**
 * STOU, RFC 959 §4.1.3: an upload under a name nobody has yet. The 150 must read `FILE: name` and nothing else, because
 * the client learns the name from there (RFC 1123 §4.1.2.9).
 */
export const stou = defineCommand({
  verbs: ['STOU'],
  argument: 'optional',
  parse: parsePath,
  login: 'after',
  data: 'opens',
  duringTransfer: 'hold',
  help: 'STOU [path] - upload under a name that is not taken',
  rfc: 'RFC 959 §4.1.3',
  async run(session, path) {
    // draft-bryan-ftp-range-08 §4.3 leaves this undefined; the bytes would end up where nobody expects them.
    if (session.pending.range !== null)
      return reply(501, 'RANG is for RETR, STOR and HASH. Use RANG 1 0 first.')
    const wish = session.fileSystem.resolve(session.workingDirectory, path === '' ? defaultName : path)
    const upload = await session.fileSystem.openUpload(wish, { kind: 'unique' })
    const isHere = parentPath(upload.path) === session.workingDirectory
    return uploadPlan(upload, `FILE: ${isHere ? baseName(upload.path) : upload.path}`, completedText)
  },
})
