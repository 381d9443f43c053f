import { encodeLossless } from '../lossless-text.ts'
import type { Entry } from '../vfs/file-system.ts'

// About what a socket takes at once: large enough for few writes, small enough to start at once and to bound memory.
const chunkCharacters = 64 * 1024
// An in-memory storage never waits for anything, so the turn is given up by count.
const entriesPerTurn = 256

/**
 * Streams lines with CRLF, in chunks of about 64 KiB, giving the event loop its turn every few hundred entries.
 *
 * `toLine` writes one entry without its end, or null to leave it out. Names that hold CR or LF are always left out: they
 * would forge lines, and no command could name them.
 */
export async function* streamListing(
  entries: AsyncIterable<Entry>,
  toLine: (entry: Entry) => string | null,
): AsyncGenerator<Uint8Array> {
  let text = ''
  let count = 0
  for await (const entry of entries) {
    const line = breaksLine(entry.name) ? null : toLine(entry)
    if (line !== null) text += `${line}\r\n`
    if (text.length >= chunkCharacters) {
      yield encodeLossless(text)
      text = ''
    }
    count += 1
    if (count % entriesPerTurn === 0) await nextTurn()
  }
  if (text !== '') yield encodeLossless(text)
}

function breaksLine(name: string): boolean {
  return name.includes('\n') || name.includes('\r')
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
