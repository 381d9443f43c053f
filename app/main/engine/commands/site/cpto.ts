import { parsePath } from '../../control/arguments/path-argument.ts'
import { reply } from '../../control/reply.ts'
import { defineSiteService } from './site-service.ts'

/** SITE CPTO: copies what SITE CPFR named, to another share too. */
export const cpto = defineSiteService({
  name: 'CPTO',
  argument: 'required',
  parse: parsePath,
  help: 'SITE CPTO path - where the copy of SITE CPFR goes',
  origin: 'ProFTPD mod_copy',
  async run(session, path) {
    const { fileSystem, workingDirectory, endSignal, pending } = session
    if (pending.copyFrom === null) return reply(503, 'Send SITE CPFR first.')
    session.pending = { ...pending, copyFrom: null }
    await fileSystem.copy(pending.copyFrom, fileSystem.resolve(workingDirectory, path), endSignal)
    return reply(250, 'Copied.')
  },
})
