import { parsePath } from '../control/arguments/path-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'
import { completedText } from './transfer-text.ts'
import { uploadPlan } from './upload-plan.ts'

/** APPE, RFC 959 §4.1.3: adds to the end of a file, or makes it. FileZilla resumes uploads by it; REST has no say here. */
export const appe = defineCommand({
  verbs: ['APPE'],
  argument: 'required',
  parse: parsePath,
  login: 'after',
  data: 'opens',
  duringTransfer: 'hold',
  help: 'APPE path - add to the end of a file',
  rfc: 'RFC 959 §4.1.3',
  async run(session, path) {
    // draft-bryan-ftp-range-08 §4.3 leaves this undefined; the bytes would end up where nobody expects them.
    if (session.pending.range !== null)
      return reply(501, 'RANG is for RETR, STOR and HASH. Use RANG 1 0 first.')
    const target = session.fileSystem.resolve(session.workingDirectory, path)
    const upload = await session.fileSystem.openUpload(target, { kind: 'append' })
    return uploadPlan(upload, 'Ready for your data.', completedText)
  },
})
