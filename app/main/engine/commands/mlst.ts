import { parsePath } from '../control/arguments/path-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'
import { formatMlsxLine, mlstFeature } from '../listing/mlsx-facts.ts'
import { rightsAt } from './rights-in.ts'

/** MLST, RFC 3659 §7: the facts of one file or directory over the control connection, with its full virtual path. */
export const mlst = defineCommand({
  verbs: ['MLST'],
  argument: 'optional',
  parse: parsePath,
  login: 'after',
  data: 'none',
  duringTransfer: 'hold',
  features: ({ mlstFacts }) => [mlstFeature(mlstFacts)],
  help: 'MLST [path] - show the facts of a file or directory',
  rfc: 'RFC 3659 §7',
  async run(session, argument) {
    const { fileSystem, mlstFacts } = session
    const path = fileSystem.resolve(session.workingDirectory, argument)
    const entry = await fileSystem.stat(path)
    const line = formatMlsxLine(entry, path, rightsAt(fileSystem, path, entry), mlstFacts)
    return reply(250, `Facts of ${path}:`, line, 'End')
  },
})
