import { parsePath } from '../control/arguments/path-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'
import { quotePath } from './quoted-path.ts'

/** MKD, RFC 959 §4.1.3: answers the absolute virtual path, so that a client can CWD to it (appendix II). */
export const mkd = defineCommand({
  verbs: ['MKD', 'XMKD'],
  argument: 'required',
  parse: parsePath,
  login: 'after',
  data: 'none',
  duringTransfer: 'hold',
  help: 'MKD path - make a directory',
  rfc: 'RFC 959 §4.1.3',
  async run(session, path) {
    const target = session.fileSystem.resolve(session.workingDirectory, path)
    await session.fileSystem.makeDirectory(target)
    return reply(257, `${quotePath(target)} created.`)
  },
})
