import { type AsciiConverter, createAsciiEncoder } from './ascii.ts'
import type { BufferPool } from './buffer-pool.ts'
import { paceChunk } from './chunk-pace.ts'
import type { DownloadJob } from './data-plane.ts'
import { FileRange } from './file-range.ts'
import type { PumpEnd, Sink } from './wire.ts'

/** Bytes of the first chunk: small enough for a slow peer, a few writes away from the largest for a fast one. */
const firstChunkBytes = 256 * 1024

/** A chunk read from the file, and what the read said. */
type ReadChunk =
  | { readonly kind: 'chunk'; readonly buffer: Buffer; readonly length: number; readonly isLast: boolean }
  | { readonly kind: 'failed'; readonly cause: unknown }

/**
 * Sends a range of a file. While one chunk leaves, the next is read into another buffer of the pool: with 1 MiB chunks
 * that is three times as fast as a pipe. Resolves when no read and no write is under way.
 */
export async function pumpDownload(job: DownloadJob, sink: Sink, pool: BufferPool): Promise<PumpEnd> {
  const range = new FileRange(job.file, job.start, job.end)
  const encoder = job.representation === 'ascii' ? createAsciiEncoder() : null
  let chunkBytes = firstChunkBytes
  let current = await readChunk(range, pool, chunkBytes)
  while (current.kind === 'chunk') {
    const startedMs = performance.now()
    const writing = writeChunk(current, sink, encoder, pool)
    if (current.isLast) return (await writing) ? { kind: 'moved' } : { kind: 'cut' }
    const reading = readChunk(range, pool, chunkBytes)
    const isWritten = await writing
    chunkBytes = paceChunk(chunkBytes, performance.now() - startedMs, pool.sizes)
    // Also when the connection is gone: the caller closes the file, and its descriptor must not be in use then.
    current = await reading
    if (!isWritten) {
      if (current.kind === 'chunk') pool.giveBack(current.buffer)
      return { kind: 'cut' }
    }
  }
  return { kind: 'failed', failure: 'read', cause: current.cause }
}

async function readChunk(range: FileRange, pool: BufferPool, chunkBytes: number): Promise<ReadChunk> {
  const buffer = pool.take(Math.min(chunkBytes, range.expectedBytes))
  try {
    const length = await range.read(buffer)
    return { kind: 'chunk', buffer, length, isLast: range.isAtEnd }
  } catch (cause) {
    pool.giveBack(buffer)
    return { kind: 'failed', cause }
  }
}

/** Writes a chunk and lets its buffer go: back to the pool only if the system has surely finished with it. */
async function writeChunk(
  { buffer, length, isLast }: Extract<ReadChunk, { kind: 'chunk' }>,
  sink: Sink,
  encoder: AsciiConverter | null,
  pool: BufferPool,
): Promise<boolean> {
  const bytes = buffer.subarray(0, length)
  const isWritten = await sink.write(encoder === null ? bytes : encoder.convert(bytes), isLast)
  if (isWritten) pool.giveBack(buffer)
  else pool.forget(buffer)
  return isWritten
}
