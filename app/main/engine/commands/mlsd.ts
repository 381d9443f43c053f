import { parsePath } from '../control/arguments/path-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'
import { streamListing } from '../listing/listing-stream.ts'
import { formatMlsxLine } from '../listing/mlsx-facts.ts'
import { listingPlan } from './listing-plan.ts'
import { rightsIn } from './rights-in.ts'

/**
 * MLSD, RFC 3659 §7: a listing for programs. Options and wildcards mean nothing here, the argument is a path. FEAT has
 * no line for it: MLST stands for both (§7.8).
 */
export const mlsd = defineCommand({
  verbs: ['MLSD'],
  argument: 'optional',
  parse: parsePath,
  login: 'after',
  data: 'opens',
  duringTransfer: 'hold',
  help: 'MLSD [path] - list a directory for programs',
  rfc: 'RFC 3659 §7',
  async run(session, argument) {
    const { fileSystem, mlstFacts } = session
    const path = fileSystem.resolve(session.workingDirectory, argument)
    const directory = await fileSystem.stat(path)
    if (directory.kind === 'file') return reply(501, 'MLSD lists directories. Use MLST for a file.')
    const rightsOf = rightsIn(fileSystem, path)
    const chunks = streamListing(fileSystem.list(path), (entry) =>
      formatMlsxLine(entry, entry.name, rightsOf(entry), mlstFacts),
    )
    return listingPlan(session, path, chunks)
  },
})
