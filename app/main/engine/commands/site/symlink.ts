import { parseTwoPaths } from '../../control/arguments/path-list.ts'
import { reply } from '../../control/reply.ts'
import { defineSiteService } from './site-service.ts'

/**
 * SITE SYMLINK: a link to an existing file or folder of the same share. Off by setting: links outlive what they lead to
 * and confuse programs that copy folders. It cannot lead out of the share; storage proves both ends.
 */
export const symlink = defineSiteService({
  name: 'SYMLINK',
  argument: 'required',
  parse: (argument) => parseTwoPaths(argument, 'SITE SYMLINK target link'),
  features: ({ options }) => (options.allowLinks ? ['SITE SYMLINK'] : []),
  help: 'SITE SYMLINK target link - make a link to a file or folder of the same share',
  origin: 'ProFTPD mod_site_misc',
  async run(session, { from, to }) {
    if (!session.options.allowLinks) return reply(502, 'Links are switched off here.')
    const { fileSystem, workingDirectory } = session
    await fileSystem.makeLink(
      fileSystem.resolve(workingDirectory, to),
      fileSystem.resolve(workingDirectory, from),
    )
    return reply(200, 'Link made.')
  },
})
