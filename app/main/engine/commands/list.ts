import { parsePath } from '../control/arguments/path-argument.ts'
import { ArgumentError, defineCommand } from '../control/command-definition.ts'
import type { SessionView } from '../control/session-view.ts'
import type { ListArgument } from '../listing/list-options.ts'
import { parseListArgument } from '../listing/list-options.ts'
import { streamListing } from '../listing/listing-stream.ts'
import { listLineOf, listLinesIn } from './list-lines.ts'
import type { ListTarget } from './list-target.ts'
import { findListTarget } from './list-target.ts'
import { listingPlan, matchingEntries, onlyEntry } from './listing-plan.ts'
import type { RecursiveListing } from './recursive-listing.ts'
import { listRecursively } from './recursive-listing.ts'
import { completedText, cutListingText } from './transfer-text.ts'

/** LIST, RFC 959 §4.1.3: a listing for people, in the shape of `ls -l`, which every client has learned to parse. */
export const list = defineCommand({
  verbs: ['LIST'],
  argument: 'optional',
  parse: parseListing,
  login: 'after',
  data: 'opens',
  duringTransfer: 'hold',
  help: 'LIST [-R] [path] - list a directory or a file with details',
  rfc: 'RFC 959 §4.1.3',
  async run(session, argument) {
    const target = await findListTarget(session, argument)
    if (target.kind === 'entry') {
      return listingPlan(
        session,
        target.path,
        streamListing(onlyEntry(target.entry), () => listLineOf(session, target)),
      )
    }
    const { path, isRecursive, matches } = target
    if (isRecursive) {
      const listing = listTree(session, target)
      return listingPlan(session, path, listing.chunks, () =>
        listing.isCut ? cutListingText : completedText,
      )
    }
    const entries = matchingEntries(session.fileSystem.list(path), matches)
    return listingPlan(session, path, streamListing(entries, listLinesIn(session, path)))
  },
})

/** The argument of LIST, NLST and STAT: a path that may be options, quoted, or a pattern. */
export function parseListing(argument: string): ListArgument | ArgumentError {
  const path = parsePath(argument)
  return path instanceof ArgumentError ? path : parseListArgument(path)
}

/** As `ls -lR`: each directory below the first under its own path, a blank line before it. */
function listTree(
  session: SessionView,
  target: Extract<ListTarget, { kind: 'directory' }>,
): RecursiveListing {
  return listRecursively(session.fileSystem, target, {
    header: (shown) => `\r\n${shown}:\r\n`,
    linesOf: (path) => listLinesIn(session, path),
  })
}
