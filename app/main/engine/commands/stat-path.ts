import type { Reply } from '../control/reply.ts'
import { reply } from '../control/reply.ts'
import type { SessionView } from '../control/session-view.ts'
import type { ListArgument } from '../listing/list-options.ts'
import { listLineOf, listLinesIn } from './list-lines.ts'
import { findListTarget } from './list-target.ts'

/** Entries shown at most: replies wait in memory, so a huge directory belongs on a data connection. */
export const maxStatEntries = 1000

/** STAT with a path, RFC 959 §4.1.3: LIST over the control connection; 213 for a file, 212 for a directory. */
export async function statPath(session: SessionView, argument: ListArgument): Promise<Reply> {
  const target = await findListTarget(session, argument)
  const title = `Status of ${target.path}:`
  if (target.kind === 'entry') return reply(213, title, listLineOf(session, target), 'End of status.')
  const toLine = listLinesIn(session, target.path)
  const lines: string[] = []
  for await (const entry of session.fileSystem.list(target.path)) {
    if (!target.matches(entry.name)) continue
    if (lines.length === maxStatEntries) {
      return reply(
        212,
        title,
        ...lines,
        `Only ${maxStatEntries} entries are shown. Use LIST.`,
        'End of status.',
      )
    }
    lines.push(toLine(entry))
  }
  return reply(212, title, ...lines, 'End of status.')
}
