import { parsePath } from '../../control/arguments/path-argument.ts'
import { reply } from '../../control/reply.ts'
import { defineSiteService } from './site-service.ts'

/** SITE RMDIR: an empty directory only, as RMD. Whole trees have RMDA, which an administrator must switch on. */
export const rmdir = defineSiteService({
  name: 'RMDIR',
  argument: 'required',
  parse: parsePath,
  features: () => ['SITE RMDIR'],
  help: 'SITE RMDIR path - remove an empty directory',
  origin: 'ProFTPD mod_site_misc',
  async run(session, path) {
    await session.fileSystem.removeDirectory(session.fileSystem.resolve(session.workingDirectory, path))
    return reply(200, 'Directory removed.')
  },
})
