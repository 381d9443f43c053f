import { parseUtime } from '../../control/arguments/utime-argument.ts'
import { reply } from '../../control/reply.ts'
import { formatTimeValue } from '../../listing/time-value.ts'
import { defineSiteService } from './site-service.ts'

/** SITE UTIME: the modification time, in both syntaxes in use, for clients that do not know MFMT (ncftp, lftp, gFTP). */
export const utime = defineSiteService({
  name: 'UTIME',
  argument: 'required',
  parse: parseUtime,
  features: () => ['SITE UTIME'],
  help: 'SITE UTIME YYYYMMDDhhmm[ss] path - set the modification time, in UTC',
  origin: 'ncftpd, ProFTPD',
  async run(session, { timeMs, path }) {
    await session.fileSystem.setModified(session.fileSystem.resolve(session.workingDirectory, path), timeMs)
    return reply(200, `Modified ${formatTimeValue(timeMs)}.`)
  },
})
