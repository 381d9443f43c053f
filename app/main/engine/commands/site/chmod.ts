import { parseModedPath } from '../../control/arguments/mode-argument.ts'
import { reply } from '../../control/reply.ts'
import { defineSiteService } from './site-service.ts'

/** SITE CHMOD: the nine permission bits of a file or folder; FileZilla, WinSCP and Cyberduck change modes with it. */
export const chmod = defineSiteService({
  name: 'CHMOD',
  argument: 'required',
  parse: parseModedPath,
  features: () => ['SITE CHMOD'],
  help: 'SITE CHMOD mode path - change the permission bits, mode in octal',
  origin: 'wu-ftpd',
  async run(session, { mode, path }) {
    await session.fileSystem.setMode(session.fileSystem.resolve(session.workingDirectory, path), mode)
    return reply(200, `Mode is ${mode.toString(8).padStart(3, '0')}.`)
  },
})
