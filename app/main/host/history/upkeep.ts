import type { KeepingRules } from './database/retention.ts'
import type { RemoteDesk } from './desk/desk-thread.ts'

/** What upkeep depends on. */
export interface UpkeepOptions {
  readonly desk: RemoteDesk
  readonly rules: () => KeepingRules
  readonly schedule: (run: () => void, delayMs: number) => () => void
}

/** Looks through the file once, and forgets what is too old or too much from time to time, in steps. */
export interface Upkeep {
  begin(): void
  /** More was written, or other rules hold: looks within seconds. */
  trimSoon(): void
  close(): void
}

/** The start of the program comes first. */
const checkDelayMs = 2_000
const trimEveryMs = 10 * 60 * 1_000
const trimSoonMs = 5_000
/** Writes and questions come between two steps. */
const pauseMs = 20

/** Begins with nothing to do. A step that fails is done again with the next round: whoever writes says what is wrong. */
export function createUpkeep({ desk, rules, schedule }: UpkeepOptions): Upkeep {
  const cancels = new Map<'check' | 'trim', () => void>()
  let isClosed = false
  let isTrimming = false
  let isSoon = false

  const later = (work: 'check' | 'trim', run: () => Promise<void>, delayMs: number): void => {
    cancels.get(work)?.()
    if (!isClosed)
      cancels.set(
        work,
        schedule(() => void run(), delayMs),
      )
  }
  const check = async (): Promise<void> => {
    const hasMore = await desk.call('check').catch(() => false)
    if (hasMore) later('check', check, pauseMs)
  }
  const trim = async (): Promise<void> => {
    isTrimming = true
    const hasMore = await desk.call('trim', rules()).catch(() => false)
    isTrimming = hasMore
    isSoon = false
    later('trim', trim, hasMore ? pauseMs : trimEveryMs)
  }

  return {
    begin() {
      later('check', check, checkDelayMs)
      later('trim', trim, trimSoonMs)
    },
    trimSoon() {
      if (isTrimming || isSoon) return
      isSoon = true
      later('trim', trim, trimSoonMs)
    },
    close() {
      isClosed = true
      for (const cancel of cancels.values()) cancel()
    },
  }
}
