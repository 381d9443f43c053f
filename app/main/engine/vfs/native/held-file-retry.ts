import { setTimeout as wait } from 'node:timers/promises'
import type { Patience } from '../patience.ts'
import { errnoOf } from './native-errno.ts'

/** Pauses of a command that can simply be sent again, in milliseconds: under two seconds in all. */
const shortPausesMs: readonly number[] = [10, 25, 50, 100, 200, 400, 800]

/** Pauses of an upload's last step: each a quarter of a second longer than the one before, a minute in all. */
const patientPausesMs: readonly number[] = [
  10,
  40,
  ...Array.from({ length: 20 }, (_, index) => 250 * (index + 1)),
  7450,
]

const heldCodes: ReadonlySet<string | null> = new Set(['EBUSY', 'EPERM', 'EACCES'])

/** Waits; injected so that tests need no real time. An aborted signal ends the wait, by rejecting or not. */
export type Pause = (ms: number, signal?: AbortSignal) => Promise<unknown>

const realPause: Pause = (ms, signal) => wait(ms, undefined, signal === undefined ? {} : { signal })

/** How a held file is tried again. */
export interface HeldRetry {
  readonly platform: NodeJS.Platform
  readonly pause: Pause | undefined
  readonly patience: Patience | undefined
}

/**
 * Runs an operation again while another program holds the file.
 *
 * On Windows a virus scanner or an indexer opens every new file for a moment and rename and delete fail meanwhile, with
 * the same codes as a missing right. Elsewhere these codes mean what they say and nothing is repeated. With patience it
 * goes on for a minute and can be ended; otherwise the client is told within two seconds and asks again.
 */
export async function retryWhileHeld<T>(
  platform: NodeJS.Platform,
  operation: () => Promise<T>,
  pause: Pause = realPause,
  patience?: Patience,
): Promise<T> {
  if (platform !== 'win32') return await operation()
  let hasWaited = false
  for (const pauseMs of patience === undefined ? shortPausesMs : patientPausesMs) {
    try {
      return await operation()
    } catch (error) {
      if (!heldCodes.has(errnoOf(error)) || isStopped(patience)) throw error
      if (!hasWaited) patience?.onWaiting()
      hasWaited = true
      await pause(pauseMs, patience?.signal).catch(() => undefined)
      if (isStopped(patience)) throw error
    }
  }
  return await operation()
}

function isStopped(patience: Patience | undefined): boolean {
  return patience?.signal.aborted === true
}
