import type { SessionView } from '../control/session-view.ts'
import type { EngineOptions } from '../engine-options.ts'
import { formatListLine } from '../listing/list-line.ts'
import type { Entry, VirtualPath } from '../vfs/file-system.ts'
import { baseName } from '../vfs/virtual-path.ts'
import type { ListTarget } from './list-target.ts'
import { rightsAt, rightsIn } from './rights-in.ts'

/** What LIST lines depend on besides the entries. */
export interface ListLineContext extends Pick<SessionView, 'fileSystem' | 'now'> {
  readonly options: Pick<EngineOptions, 'listTimes'>
}

/** Makes the function that writes the LIST lines of one directory's entries. */
export function listLinesIn(session: ListLineContext, directory: VirtualPath): (entry: Entry) => string {
  const rightsOf = rightsIn(session.fileSystem, directory)
  const clock = { nowMs: session.now(), zone: session.options.listTimes }
  return (entry) => formatListLine(entry, entry.name, rightsOf(entry), clock)
}

/** Writes the LIST line of a file given by path, or of a directory with `-d`, which is `.` when it was not named. */
export function listLineOf(
  session: ListLineContext,
  { path, shown, entry }: Extract<ListTarget, { kind: 'entry' }>,
): string {
  const clock = { nowMs: session.now(), zone: session.options.listTimes }
  const name = shown === '' ? '.' : baseName(path) || '/'
  return formatListLine(entry, name, rightsAt(session.fileSystem, path, entry), clock)
}
