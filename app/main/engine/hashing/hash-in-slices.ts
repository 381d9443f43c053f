import { setImmediate as nextTurn } from 'node:timers/promises'
import { VfsError } from '../vfs/vfs-error.ts'
import { createDigest } from './hash-algorithm.ts'
import { type HashRequest, progressIntervalMs } from './hash-request.ts'

/** A slice takes SHA-512 less than a millisecond, so nobody waits noticeably. */
const sliceBytes = 128 * 1024

/**
 * Hashes in this thread, slice by slice with everybody else's turn in between: for small files, where a worker would
 * cost more than the work, and for storage without descriptors. Resolves to null when it was ended early.
 */
export async function hashInSlices(request: HashRequest): Promise<string | null> {
  const { file, start, end, algorithm, signal, onProgress } = request
  const digest = createDigest(algorithm)
  const buffer = Buffer.allocUnsafe(Math.min(sliceBytes, Math.max(end - start, 1)))
  let toldAtMs = performance.now()
  for (let at = start; at < end; ) {
    if (signal.aborted) return null
    const length = await file.read(buffer, 0, Math.min(buffer.length, end - at), at)
    if (length === 0) throw new VfsError('io', 'the file became shorter while it was hashed')
    digest.update(buffer.subarray(0, length))
    at += length
    if (performance.now() - toldAtMs >= progressIntervalMs) {
      toldAtMs = performance.now()
      onProgress(at - start)
    }
    await nextTurn()
  }
  return signal.aborted ? null : digest.finish()
}
