import type { Principal } from './auth/authenticator.ts'
import { listLinesIn } from './commands/list-lines.ts'
import { rightsIn } from './commands/rights-in.ts'
import { replyForError } from './control/failure-reply.ts'
import type { EntryRights } from './listing/entry-rights.ts'
import type { ListClock } from './listing/list-line.ts'
import { streamListing } from './listing/listing-stream.ts'
import { SessionAccount } from './session-account.ts'
import type { Entry, FileSystem, VirtualPath } from './vfs/file-system.ts'
import type { PermissionSet } from './vfs/permission.ts'
import { VfsError } from './vfs/vfs-error.ts'

/** One entry as LIST shows it, and as the principal may use it. */
export interface PreviewedEntry {
  readonly entry: Entry
  /** The line of LIST, without its end. */
  readonly line: string
  readonly rights: EntryRights
}

/** What a client of a principal would get from LIST. */
export interface ListingPreview {
  /** The folder that was listed. */
  readonly path: VirtualPath
  /** What may be done in that folder. */
  readonly permissions: PermissionSet
  readonly entries: readonly PreviewedEntry[]
  /** There is more than was asked for. */
  readonly isCut: boolean
  /** The reply a client would get instead of the listing, such as `550 Not allowed here.`; null when there is one. */
  readonly refusal: string | null
}

/** What to look at. */
export interface PreviewRequest {
  /** Seen from where sessions begin, as CWD would take it; null is that folder itself. */
  readonly path: string | null
  /** At least 1. */
  readonly maxEntries: number
  readonly clock: ListClock
}

/**
 * Lists a folder as a session of this principal would, through the same file system and the same listing code, without
 * a session. It only reads. Rejects with what the engine did not expect either.
 */
export async function previewListing(
  principal: Principal,
  { path: asked, maxEntries, clock }: PreviewRequest,
): Promise<ListingPreview> {
  // A session that takes nobody's place.
  const account = new SessionAccount({ countOf: () => 0, tryEnter: () => null }, new AbortController().signal)
  account.apply(principal)
  const { fileSystem } = account
  let path = await account.startDirectory()
  const entries: PreviewedEntry[] = []
  let refusal: string | null = null
  try {
    if (asked !== null) path = fileSystem.resolve(path, asked)
    await fileSystem.enter(path)
    await collect(fileSystem, path, { clock, most: maxEntries + 1 }, entries)
  } catch (error) {
    refusal = refusalOf(error)
  }
  return {
    path,
    permissions: fileSystem.permissionsAt(path),
    entries: refusal === null ? entries.slice(0, maxEntries) : [],
    isCut: refusal === null && entries.length > maxEntries,
    refusal,
  }
}

async function collect(
  fileSystem: FileSystem,
  path: VirtualPath,
  { clock, most }: { readonly clock: ListClock; readonly most: number },
  into: PreviewedEntry[],
): Promise<void> {
  const lineOf = listLinesIn({ fileSystem, now: () => clock.nowMs, options: { listTimes: clock.zone } }, path)
  const rightsOf = rightsIn(fileSystem, path)
  const keep = (entry: Entry): null => {
    into.push({ entry, line: lineOf(entry), rights: rightsOf(entry) })
    return null
  }
  // What the stream leaves out (names with line breaks) is left out here; the bytes themselves are nobody's affair.
  const chunks = streamListing(whileFewer(fileSystem.list(path), into, most), keep)
  for await (const _ of chunks);
}

/** Ends, and lets the directory go, once enough is kept. */
async function* whileFewer(
  entries: AsyncIterable<Entry>,
  kept: readonly unknown[],
  most: number,
): AsyncGenerator<Entry> {
  for await (const entry of entries) {
    yield entry
    if (kept.length >= most) return
  }
}

function refusalOf(error: unknown): string {
  const reply = error instanceof VfsError ? replyForError(error) : null
  if (reply === null) throw error
  return `${reply.code} ${reply.lines.join(' ')}`
}
