import { parseNothing } from '../../control/arguments/no-argument.ts'
import { reply } from '../../control/reply.ts'
import type { SessionOverview } from '../../control/session-view.ts'
import { VfsError } from '../../vfs/vfs-error.ts'
import { defineSiteService } from './site-service.ts'

/** SITE WHO: who is connected and what moves. For administrators only: it names other people and their addresses. */
export const who = defineSiteService({
  name: 'WHO',
  argument: 'optional',
  parse: parseNothing,
  help: 'SITE WHO - list the sessions, for administrators',
  origin: 'wu-ftpd, glFTPd',
  run(session) {
    if (!session.isAdmin) throw new VfsError('not-permitted', 'not an administrator')
    const sessions = session.listSessions()
    return reply(200, 'Sessions:', ...sessions.map(describe), `${sessions.length} in all.`)
  },
})

function describe({ userName, peer, transfer }: SessionOverview): string {
  const doing = transfer === null ? 'idle' : `${transfer.kind} of ${transfer.path}, ${transfer.bytes} bytes`
  return `${userName ?? '(not logged in)'} from ${peer.address}: ${doing}`
}
