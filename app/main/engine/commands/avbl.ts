import { parsePath } from '../control/arguments/path-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/** AVBL, draft-peterson-streamlined-ftp-command-extensions: bytes an upload into a directory may still take. */
export const avbl = defineCommand({
  verbs: ['AVBL'],
  argument: 'optional',
  parse: parsePath,
  login: 'after',
  data: 'none',
  duringTransfer: 'hold',
  features: () => ['AVBL'],
  help: 'AVBL [path] - the bytes that are free for uploads',
  rfc: 'draft-peterson-streamlined-ftp-command-extensions §4',
  async run(session, argument) {
    const { fileSystem } = session
    const path = fileSystem.resolve(session.workingDirectory, argument)
    await fileSystem.enter(path)
    const bytes = await fileSystem.freeBytes(path)
    // Above the shares there is no disk, and a storage without a limit has no number to tell.
    return bytes === null ? reply(550, 'Not known for this folder.') : reply(213, String(Math.floor(bytes)))
  },
})
