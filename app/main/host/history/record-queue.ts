import type { HistoryRecord } from './history-record.ts'

/** What a queue depends on. */
export interface RecordQueueOptions {
  /** Resolves when these are on the disk; calls never overlap. */
  readonly write: (records: readonly HistoryRecord[]) => Promise<void>
  readonly schedule: (run: () => void, delayMs: number) => () => void
  /** A write came to an end: with an error, or null when it went well. */
  readonly onTried: (error: unknown) => void
  /** So many records were not taken while nothing could be written; called when writing goes on. */
  readonly onLost: (count: number) => void
}

/** Records on their way to the disk, in their order. */
export interface RecordQueue {
  /** Never throws and never waits. */
  add(record: HistoryRecord): void
  /** Begins to write; until then records wait. */
  begin(): void
  /** Writes what waits now. Resolves when nothing waits any more, or when it could not be written. */
  flush(): Promise<void>
  /** Forgets what waits and takes nothing more. */
  close(): void
}

/** Few milliseconds would be many transactions, a second is too late for what a crash may cost. */
const writeDelayMs = 250
const batchRecords = 500
/** Some ten megabytes; a full disk must not become a full memory. */
const maxWaiting = 20_000
const firstRetryMs = 1_000
const lastRetryMs = 30_000

/** Begins with nothing to write. */
export function createRecordQueue({ write, schedule, onTried, onLost }: RecordQueueOptions): RecordQueue {
  let waiting: HistoryRecord[] = []
  let lost = 0
  let isBegun = false
  let isClosed = false
  let writing: Promise<void> | null = null
  let cancel: (() => void) | null = null
  let retryMs = firstRetryMs

  const writeSoon = (delayMs: number): void => {
    if (isClosed || !isBegun || cancel !== null || writing !== null || waiting.length === 0) return
    cancel = schedule(() => {
      cancel = null
      void flush()
    }, delayMs)
  }
  /** Gives when to try again, or null when all was written. */
  const writeAll = async (): Promise<number | null> => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, batchRecords)
      try {
        await write(batch)
      } catch (error) {
        onTried(error)
        const delayMs = retryMs
        retryMs = Math.min(retryMs * 2, lastRetryMs)
        return delayMs
      }
      waiting.splice(0, batch.length)
      retryMs = firstRetryMs
      onTried(null)
      if (lost > 0) onLost(lost)
      lost = 0
    }
    return null
  }
  const flush = (): Promise<void> => {
    if (!isBegun) return Promise.resolve()
    cancel?.()
    cancel = null
    writing ??= writeAll().then((againMs) => {
      writing = null
      writeSoon(againMs ?? writeDelayMs)
    })
    return writing
  }

  return {
    add(record) {
      if (isClosed) return
      if (waiting.length >= maxWaiting) {
        lost += 1
        return
      }
      waiting.push(record)
      writeSoon(writeDelayMs)
    },
    begin() {
      isBegun = true
      writeSoon(writeDelayMs)
    },
    flush,
    close() {
      isClosed = true
      cancel?.()
      cancel = null
      waiting = []
    },
  }
}
