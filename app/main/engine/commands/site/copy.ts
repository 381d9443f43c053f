import { parseTwoPaths } from '../../control/arguments/path-list.ts'
import { reply } from '../../control/reply.ts'
import { defineSiteService } from './site-service.ts'

/** SITE COPY: both paths in one line, so names with spaces need quotes; CPFR and CPTO take names as they are. */
export const copy = defineSiteService({
  name: 'COPY',
  argument: 'required',
  parse: (argument) => parseTwoPaths(argument, 'SITE COPY from to'),
  features: () => ['SITE COPY'],
  help: 'SITE COPY from to - copy a file or folder',
  origin: 'ProFTPD mod_copy',
  async run(session, { from, to }) {
    const { fileSystem, workingDirectory, endSignal } = session
    const source = fileSystem.resolve(workingDirectory, from)
    await fileSystem.copy(source, fileSystem.resolve(workingDirectory, to), endSignal)
    return reply(200, 'Copied.')
  },
})
