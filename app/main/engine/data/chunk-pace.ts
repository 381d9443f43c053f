import type { BufferSizes } from './buffer-pool.ts'

/** A write that drained faster than this is too small: the cost per call counts. */
const hastyMs = 20
/** A write that took longer than this is too large: it holds memory, and the progress shown moves in jumps. */
const sluggishMs = 250

/** Returns the size of the next chunk of a download from how long the last one took to leave. */
export function paceChunk(chunkBytes: number, drainedInMs: number, sizes: BufferSizes): number {
  if (drainedInMs < hastyMs) return Math.min(chunkBytes * 2, sizes.maxBytes)
  if (drainedInMs > sluggishMs) return Math.max(chunkBytes / 2, sizes.minBytes)
  return chunkBytes
}
