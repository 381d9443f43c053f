import { setTimeout as wait } from 'node:timers/promises'
import { errnoOf } from './native-errno.ts'

/** Pauses between attempts in milliseconds: under two seconds in all, then the client is told. */
const pausesMs = [10, 25, 50, 100, 200, 400, 800]

const heldCodes: ReadonlySet<string | null> = new Set(['EBUSY', 'EPERM', 'EACCES'])

/** Waits; injected so that tests need no real time. */
export type Pause = (ms: number) => Promise<unknown>

/**
 * Runs an operation again while another program holds the file.
 *
 * On Windows a virus scanner or an indexer opens every new file for a moment and rename and delete fail meanwhile, with
 * the same codes as a missing right. Elsewhere these codes mean what they say and nothing is repeated.
 */
export async function retryWhileHeld<T>(
  platform: NodeJS.Platform,
  operation: () => Promise<T>,
  pause: Pause = wait,
): Promise<T> {
  if (platform !== 'win32') return await operation()
  for (const pauseMs of pausesMs) {
    try {
      return await operation()
    } catch (error) {
      if (!heldCodes.has(errnoOf(error))) throw error
      await pause(pauseMs)
    }
  }
  return await operation()
}
