import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rm, stat } from 'node:fs/promises'
import { uptime } from 'node:os'
import { join } from 'node:path'
import { privateFileMode, privateFolderMode } from '../files/atomic-file.ts'
import { errorCode } from '../files/file-operations.ts'

/** One process's hold on a data folder. */
export interface InstanceLock {
  /** Lets the folder go; idempotent. */
  release(): Promise<void>
}

/** Another process works on this data folder; the message is one line for people. */
export class FolderInUseError extends Error {
  /** Null when the holder has not written its number yet. */
  readonly processId: number | null

  constructor(processId: number | null) {
    const who = processId === null ? '' : ` (process ${processId})`
    super(`Portside is already running with this data folder${who}. Close it first.`)
    this.name = 'FolderInUseError'
    this.processId = processId
  }
}

interface LockRecord {
  readonly pid: number
  /**
   * When that process started, where the system tells: a later process with the same number is another one.
   */
  readonly startMark: string | null
  /** Tells this hold from every other. */
  readonly token: string
}

/** Enough for a takeover by somebody else to end or to be recognised as left over. */
const maxAttempts = 500
const takeoverPauseMs = 20
const takeoverLimitMs = 5_000

/**
 * Takes a data folder for this process; the folder is made when it does not exist. A lock left by a process
 * that is gone is taken over. Rejects with FolderInUseError while another process, or this one, holds it.
 */
export async function acquireInstanceLock(folder: string): Promise<InstanceLock> {
  const path = join(folder, 'portside.lock')
  await mkdir(folder, { recursive: true, mode: privateFolderMode })
  const own: LockRecord = {
    pid: process.pid,
    startMark: await startMarkOf(process.pid),
    token: randomUUID(),
  }
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    await createLock(path, own)
    const text = await readLock(path)
    // It vanished: somebody released it or is taking over a stale one. Try again.
    if (text === null) continue
    const holder = parseLock(text)
    if (holder?.token === own.token) return { release: () => release(path, own.token) }
    if (await isHeld(path, holder)) throw new FolderInUseError(holder?.pid ?? null)
    await removeStaleLock(path, text)
  }
  throw new FolderInUseError(null)
}

/** Writes the lock unless there is one. */
async function createLock(path: string, record: LockRecord): Promise<void> {
  try {
    const file = await open(path, 'wx', privateFileMode)
    try {
      await file.writeFile(JSON.stringify(record))
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
  }
}

/**
 * Removes a stale lock. Only who holds the takeover file may do so, and only after looking again: otherwise
 * the slower of two processes would remove the fresh lock of the faster.
 */
async function removeStaleLock(path: string, staleText: string): Promise<void> {
  const takeoverPath = `${path}.takeover`
  try {
    await (await open(takeoverPath, 'wx', privateFileMode)).close()
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
    // Left by a process that died within these few lines.
    if (Date.now() - (await modifiedMs(takeoverPath)) > takeoverLimitMs)
      await rm(takeoverPath, { force: true })
    else await new Promise((resolve) => setTimeout(resolve, takeoverPauseMs))
    return
  }
  try {
    if ((await readLock(path)) === staleText) await rm(path, { force: true })
  } finally {
    await rm(takeoverPath, { force: true })
  }
}

async function isHeld(path: string, holder: LockRecord | null): Promise<boolean> {
  // A lock cut short: its writer died in between, or is writing this very moment and has a few seconds for
  // it.
  if (holder === null) return Date.now() - (await modifiedMs(path)) < 5_000
  if (!isAlive(holder.pid)) return false
  if (holder.startMark !== null) return holder.startMark === (await startMarkOf(holder.pid))
  // Without start marks a process number from before the last boot may be somebody else's by now.
  return (await modifiedMs(path)) >= Date.now() - uptime() * 1000
}

/** Milliseconds since 1970 UTC; now for a file that is gone, which makes the caller look again. */
async function modifiedMs(path: string): Promise<number> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => Date.now(),
  )
}

function isAlive(pid: number): boolean {
  try {
    // Signal 0 only asks; Node answers it on Windows too.
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it is there and belongs to somebody else.
    return errorCode(error) === 'EPERM'
  }
}

/** Linux tells when a process started, in ticks since a boot that has an id; elsewhere null. */
async function startMarkOf(pid: number): Promise<string | null> {
  try {
    const bootId = await readFile('/proc/sys/kernel/random/boot_id', 'utf8')
    const status = await readFile(`/proc/${pid}/stat`, 'utf8')
    // The command name in brackets may hold blanks and brackets; what follows the last one is fixed
    // (proc(5)).
    const startTicks = status.slice(status.lastIndexOf(')') + 2).split(' ')[19]
    return startTicks === undefined ? null : `${bootId.trim()}:${startTicks}`
  } catch {
    return null
  }
}

async function readLock(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

function parseLock(text: string): LockRecord | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return null
    const { pid, startMark, token } = value as Record<string, unknown>
    if (typeof pid !== 'number' || !Number.isInteger(pid) || pid <= 0 || typeof token !== 'string')
      return null
    return { pid, startMark: typeof startMark === 'string' ? startMark : null, token }
  } catch {
    return null
  }
}

async function release(path: string, token: string): Promise<void> {
  const text = await readLock(path)
  if (text !== null && parseLock(text)?.token === token) await rm(path, { force: true })
}
