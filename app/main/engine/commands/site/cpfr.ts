import { parsePath } from '../../control/arguments/path-argument.ts'
import { reply } from '../../control/reply.ts'
import { defineSiteService } from './site-service.ts'

/** SITE CPFR: names what SITE CPTO will copy, as RNFR does for RNTO; checked here, so that the client learns early. */
export const cpfr = defineSiteService({
  name: 'CPFR',
  argument: 'required',
  parse: parsePath,
  help: 'SITE CPFR path - copy this, SITE CPTO follows',
  origin: 'ProFTPD mod_copy',
  async run(session, path) {
    // One that fails must not leave the one before waiting for a CPTO that was meant for this one.
    session.pending = { ...session.pending, copyFrom: null }
    const from = session.fileSystem.resolve(session.workingDirectory, path)
    await session.fileSystem.checkCopy(from)
    session.pending = { ...session.pending, copyFrom: from }
    return reply(350, 'Send SITE CPTO with the name of the copy.')
  },
})
