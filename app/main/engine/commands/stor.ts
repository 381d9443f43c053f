import { parsePath } from '../control/arguments/path-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'
import { completedText } from './transfer-text.ts'
import { uploadPlan } from './upload-plan.ts'

/** STOR, RFC 959 §4.1.3: a new version of a file, or its rest from the byte that REST named, or the bytes of RANG. */
export const stor = defineCommand({
  verbs: ['STOR'],
  argument: 'required',
  parse: parsePath,
  login: 'after',
  data: 'opens',
  duringTransfer: 'hold',
  help: 'STOR path - upload a file',
  rfc: 'RFC 959 §4.1.3',
  async run(session, path) {
    const { restartOffset: offset, range } = session.pending
    // REST was answered under TYPE I and TYPE A came after it.
    if (offset > 0 && session.representation === 'ascii') return reply(501, 'REST needs TYPE I.')
    if (range !== null && session.representation === 'ascii') return reply(501, 'RANG needs TYPE I.')
    const target = session.fileSystem.resolve(session.workingDirectory, path)
    if (range !== null) {
      const part = await session.fileSystem.openUpload(target, {
        kind: 'patch',
        offset: range.start,
        end: range.end,
      })
      return uploadPlan(part, 'Ready for the bytes of the range.', completedText, range.end)
    }
    const upload = await session.fileSystem.openUpload(
      target,
      offset > 0 ? { kind: 'resume', offset } : { kind: 'replace' },
    )
    return uploadPlan(upload, 'Ready for your data.', completedText)
  },
})
