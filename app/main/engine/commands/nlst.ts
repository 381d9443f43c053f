import { defineCommand } from '../control/command-definition.ts'
import { streamListing } from '../listing/listing-stream.ts'
import { parseListing } from './list.ts'
import { findListTarget, namePrefix } from './list-target.ts'
import { listingPlan, matchingEntries, onlyEntry } from './listing-plan.ts'
import { listRecursively } from './recursive-listing.ts'
import { completedText, cutListingText } from './transfer-text.ts'

/**
 * NLST, RFC 959 §4.1.3: names only, each one usable as a path from where the client stands (RFC 1123 §4.1.2.7): `mget
 * dir/*` sends them back in RETR. So they begin with the argument as it was given, and a file gives itself.
 */
export const nlst = defineCommand({
  verbs: ['NLST'],
  argument: 'optional',
  parse: parseListing,
  login: 'after',
  data: 'opens',
  duringTransfer: 'hold',
  help: 'NLST [path] - list the names in a directory',
  rfc: 'RFC 959 §4.1.3',
  async run(session, argument) {
    const target = await findListTarget(session, argument)
    const { path, shown } = target
    if (target.kind === 'entry') {
      const line = shown === '' ? '.' : shown
      return listingPlan(
        session,
        path,
        streamListing(onlyEntry(target.entry), () => line),
      )
    }
    if (target.isRecursive) {
      const listing = listRecursively(session.fileSystem, target, { header: () => '', linesOf: namesIn })
      return listingPlan(session, path, listing.chunks, () =>
        listing.isCut ? cutListingText : completedText,
      )
    }
    const entries = matchingEntries(session.fileSystem.list(path), target.matches)
    return listingPlan(session, path, streamListing(entries, namesIn(path, shown)))
  },
})

function namesIn(_path: string, shown: string): (entry: { readonly name: string }) => string {
  const prefix = namePrefix(shown)
  return (entry) => `${prefix}${entry.name}`
}
