import { VfsError } from './vfs-error.ts'

/**
 * Stops long work whose session has ended: nobody waits for it any more, and the server may be stopping. Throws VfsError
 * busy; the caller clears away what is half done.
 */
export function stopWhenEnded(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new VfsError('busy', 'the session ended')
}
