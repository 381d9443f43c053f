import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from '../files/file-operations.ts'
import { closeAgedFile, type KeepRules, pruneClosedFiles } from './closed-files.ts'
import { createLineQueue } from './line-queue.ts'
import { endsWithinLine, openRotatingFile, type RotatingFile } from './rotating-file.ts'

/** What one file of the log needs. */
export interface LogFileDependencies {
  readonly folder: string
  /** For example `portside.log`. */
  readonly name: string
  readonly rules: () => KeepRules & { readonly maxFileBytes: number }
  /** When a line was written, milliseconds since 1970 UTC; null when it does not say. */
  readonly timeOf: (line: string) => number | null
  /** The line, without its end, that stands where lines are missing. */
  readonly wordLeftOut: (count: number) => string
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number
  /** Calls back once, later; returns what takes that back. */
  readonly schedule: (run: () => void, delayMs: number) => () => void
  /** Bytes or problem have changed. */
  readonly onChanged: () => void
  /** Bytes of lines that wait for the disk. */
  readonly maxWaitingBytes?: number
}

/** A file that never holds anybody up: lines wait for the disk, and past a bound they are counted and left out. */
export interface LogFile {
  /** Takes a line without its end; `make` is not called when too many wait. */
  write(make: () => string): void
  /** Bytes of this file and the closed ones. */
  readonly bytes: number
  /** One line for people while it cannot be written. */
  readonly problem: string | null
  /** Looks at rules and files again. */
  refresh(): void
  /** Writes what waits, if that is possible at all. */
  close(): Promise<void>
}

const maxChunkBytes = 65_536
/** Lines gather this long: a crash loses no more. */
const gatherMs = 100
const retryMs = 5_000
const lookMs = 3_600_000
/** A disk that hangs does not hold up the end of the program. */
const closePatienceMs = 2_000

/** Makes a file that is opened with its first line; what is there already is looked at at once. */
export function createLogFile(dependencies: LogFileDependencies): LogFile {
  const { folder, name, rules, now, schedule, wordLeftOut } = dependencies
  const queue = createLineQueue(
    dependencies.maxWaitingBytes ?? 4_000_000,
    (count) => `${wordLeftOut(count)}\n`,
  )
  let file: RotatingFile | null = null
  let isFirstOpening = true
  let isLookDue = true
  let closedBytes = 0
  let openBytes = 0
  let problem: string | null = null
  let work: Promise<void> | null = null
  let cancelWork: (() => void) | null = null
  let isClosed = false

  let bytes = 0
  const tell = (nextProblem: string | null): void => {
    const nextBytes = closedBytes + (file?.bytes ?? openBytes)
    const isNews = nextBytes !== bytes || nextProblem !== problem
    bytes = nextBytes
    problem = nextProblem
    if (isNews) dependencies.onChanged()
  }

  const letGo = async (): Promise<void> => {
    const held = file
    file = null
    openBytes = held?.bytes ?? openBytes
    await held?.close()
  }

  const look = async (): Promise<void> => {
    isLookDue = false
    await letGo()
    // Windows refuses while somebody reads it; it is tried again in an hour.
    await closeAgedFile(folder, name, rules().keepDays, dependencies.timeOf, now()).catch(() => undefined)
    closedBytes = await pruneClosedFiles(folder, name, rules(), now())
    openBytes = await stat(join(folder, name)).then(
      ({ size }) => size,
      () => 0,
    )
  }

  const append = async (chunk: Buffer): Promise<void> => {
    let rest = chunk
    try {
      if (file === null) {
        // A line that was cut off by the end of the last run must not run into the next.
        const isTorn = isFirstOpening && (await endsWithinLine(join(folder, name)))
        file = await openRotatingFile(folder, name, { maxFileBytes: rules().maxFileBytes, maxChunkBytes })
        isFirstOpening = false
        if (isTorn) await file.append(Buffer.from('\n'))
      }
      const { landedBytes, error, wasRotated } = await file.append(rest)
      rest = rest.subarray(landedBytes)
      if (wasRotated) closedBytes = await pruneClosedFiles(folder, name, rules(), now())
      if (error !== null) throw error
      if (rest.length > 0) throw new Error('the file does not take what is written')
    } catch (error) {
      if (rest.length > 0) queue.putBack(rest)
      throw error
    }
  }

  const run = async (): Promise<void> => {
    try {
      if (isLookDue) await look()
      for (let chunk = queue.take(maxChunkBytes); chunk !== null; chunk = queue.take(maxChunkBytes)) {
        await append(chunk)
      }
      tell(null)
    } catch (error) {
      await letGo()
      tell(describeTrouble(error))
      if (!isClosed) workLater(retryMs)
    }
  }

  const workNow = (): Promise<void> => {
    cancelWork?.()
    cancelWork = null
    work ??= run().finally(() => {
      work = null
      // What came after the last look at the queue; a retry that is due anyway takes it along.
      if (!isClosed && (isLookDue || !queue.isEmpty)) workLater(gatherMs)
    })
    return work
  }
  const workLater = (delayMs: number): void => {
    cancelWork ??= schedule(() => void workNow(), delayMs)
  }
  let cancelLook: () => void = () => undefined
  const lookLater = (): void => {
    cancelLook = schedule(() => {
      isLookDue = true
      workLater(0)
      lookLater()
    }, lookMs)
  }
  workLater(0)
  lookLater()

  return {
    write(make) {
      if (isClosed) return
      queue.add(() => `${make()}\n`)
      if (work === null) workLater(gatherMs)
    },
    get bytes() {
      return bytes
    },
    get problem() {
      return problem
    },
    refresh() {
      isLookDue = true
      if (work === null) workLater(0)
    },
    async close() {
      isClosed = true
      cancelLook()
      const finish = async (): Promise<void> => {
        await work
        await workNow()
        await letGo()
      }
      let cancel: () => void = () => undefined
      const patience = new Promise<void>((resolve) => {
        cancel = schedule(resolve, closePatienceMs)
      })
      await Promise.race([finish(), patience])
      cancel()
      cancelWork?.()
    },
  }
}

function describeTrouble(error: unknown): string {
  const code = errorCode(error)
  const reasons: Readonly<Record<string, string>> = {
    ENOSPC: 'the disk is full',
    EDQUOT: 'the disk quota is used up',
    EACCES: 'the folder may not be written',
    EPERM: 'the folder may not be written',
    EROFS: 'the disk is read-only',
  }
  const reason = reasons[code] ?? (code === 'unknown' ? String(error) : code)
  return `The log cannot be written to its files: ${reason}. It is tried again.`
}
