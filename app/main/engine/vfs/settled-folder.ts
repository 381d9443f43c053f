import type { HeldFolder } from './storage.ts'

/**
 * Flushes a folder after a file in it has its final name, so that not even a power cut takes the name away again.
 *
 * The content was flushed before; what is at stake is which version the name shows. A failure is not reported: the new
 * version is complete and visible, and to call the upload failed would be wrong as well.
 */
export async function settledFolder(folder: HeldFolder): Promise<void> {
  try {
    await folder.sync()
  } catch {
    // See above.
  }
}
