import type { ListingJob } from './data-plane.ts'
import type { PumpEnd, Sink, Wire } from './wire.ts'

/** Text gathered before it is written: a write per line would cost more than the listing itself. */
const batchBytes = 64 * 1024

/**
 * Sends a listing, gathered into writes of some 64 KiB; the source is asked for more while a write leaves, and not
 * before the one before it has left. A source that hangs (a network drive) does not hold the end up once the connection
 * is gone.
 */
export async function pumpListing(job: ListingJob, wire: Wire, sink: Sink): Promise<PumpEnd> {
  const source = new InterruptibleSource(job.chunks, wire)
  let writing: Promise<boolean> = Promise.resolve(true)
  let gathered: Uint8Array[] = []
  let gatheredBytes = 0
  try {
    for (;;) {
      const chunk = await source.next()
      if (chunk === null) break
      gathered.push(chunk)
      gatheredBytes += chunk.length
      if (gatheredBytes < batchBytes) continue
      if (!(await writing)) break
      writing = sink.write(Buffer.concat(gathered, gatheredBytes), false)
      gathered = []
      gatheredBytes = 0
    }
  } catch (cause) {
    await writing
    return { kind: 'failed', failure: 'read', cause }
  }
  const isWritten = (await writing) && (await sink.write(Buffer.concat(gathered, gatheredBytes), true))
  if (isWritten) return { kind: 'moved' }
  source.letGo()
  return { kind: 'cut' }
}

/** The chunks of a listing until they end or the connection goes, whichever comes first. */
class InterruptibleSource {
  readonly #source: AsyncIterator<Uint8Array>
  readonly #wire: Wire
  #stopWaiting: () => void = () => undefined

  constructor(chunks: AsyncIterable<Uint8Array>, wire: Wire) {
    this.#source = chunks[Symbol.asyncIterator]()
    this.#wire = wire
    wire.stream.once('close', () => this.#stopWaiting())
  }

  /** Resolves to the next chunk, or to null when there is none or nobody to send it to. */
  next(): Promise<Uint8Array | null> {
    if (this.#wire.stream.destroyed) return Promise.resolve(null)
    // Not Promise.race: with a promise as long-lived as the connection it would keep something for every chunk.
    return new Promise((resolve, reject) => {
      this.#stopWaiting = () => resolve(null)
      this.#source.next().then((next) => resolve(next.done === true ? null : next.value), reject)
    })
  }

  /** Tells the source that nobody listens any more; what it says to that is of no use to anybody. */
  letGo(): void {
    this.#source.return?.().catch(() => undefined)
  }
}
