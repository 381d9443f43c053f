import type { SessionView } from '../control/session-view.ts'
import type { TransferPlan } from '../control/transfer-plan.ts'
import type { Entry, VirtualPath } from '../vfs/file-system.ts'
import { completedText } from './transfer-text.ts'

/**
 * The transfer of a listing. Its first chunk is made here, so that a directory that cannot be read is a 550 before any
 * data connection; the rest is made as the client reads. Throws what making the first chunk throws.
 */
export async function listingPlan(
  session: Pick<SessionView, 'wireText'>,
  path: VirtualPath,
  chunks: AsyncIterable<Uint8Array>,
  textAtEnd: () => string = () => completedText,
): Promise<TransferPlan> {
  const iterator = session.wireText.listing(chunks)[Symbol.asyncIterator]()
  const first = await iterator.next()
  return {
    kind: 'transfer',
    source: { kind: 'listing', chunks: resumed(first, iterator) },
    path,
    totalBytes: null,
    preliminaryText: 'Opening data connection for the listing.',
    get completedText() {
      return textAtEnd()
    },
    // Lets the directory go when the client went away before the end, or before the first byte.
    async settle() {
      await iterator.return?.()
    },
  }
}

/** One entry as the stream a listing is made of. */
export async function* onlyEntry(entry: Entry): AsyncGenerator<Entry> {
  yield entry
}

/** The entries whose names are wanted. */
export async function* matchingEntries(
  entries: AsyncIterable<Entry>,
  matches: (name: string) => boolean,
): AsyncGenerator<Entry> {
  for await (const entry of entries) {
    if (matches(entry.name)) yield entry
  }
}

async function* resumed(
  first: IteratorResult<Uint8Array>,
  iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  for (let next = first; next.done !== true; next = await iterator.next()) yield next.value
}
