import { chmodSync, readdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { waitFor } from './wait-for.ts'

/** Handles that only the engine and our clients make; the runner's own are counted in the baseline. */
const watched = [
  'TCPSocketWrap',
  'TCPServerWrap',
  'TLSWrap',
  'Timeout',
  'FSReqCallback',
  'FSReqPromise',
  'DirHandle',
]

/**
 * Compares, once everything of the test is shut down, what the process holds with what it held at this call. Call it
 * first: clean-ups run in reverse order. A socket, timer or descriptor that stays fails the test, and so does an unfinished
 * upload's temporary file below `folders`.
 */
export function checkLeaks(folders: readonly string[]): void {
  const before = activeHandles()
  onTestFinished(async () => {
    const leaks = () => [...extra(before, activeHandles()), ...openDescriptors(folders)]
    await waitFor('sockets and timers to go', () => leaks().length === 0).catch(() => undefined)
    const left = [...leaks(), ...folders.flatMap((folder) => partialsBelow(folder))]
    if (left.length > 0) throw new Error(`The test left behind: ${left.join(', ')}`)
  })
}

function activeHandles(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const name of process.getActiveResourcesInfo()) counts.set(name, (counts.get(name) ?? 0) + 1)
  // waitFor's own timer has fired when it asks, so it is never counted.
  return counts
}

function extra(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): string[] {
  return watched.flatMap((name) => {
    const more = (after.get(name) ?? 0) - (before.get(name) ?? 0)
    return more > 0 ? [`${more} × ${name}`] : []
  })
}

/** Descriptors into the test's own folders; only Linux tells. */
function openDescriptors(folders: readonly string[]): string[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    const target = linkTarget(join('/proc/self/fd', fd))
    return folders.some((folder) => target.startsWith(folder)) ? [`an open descriptor of ${target}`] : []
  })
}

function linkTarget(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    // The descriptor of the listing itself is gone already.
    return ''
  }
}

/** Links are not followed: some lead out of the folder on purpose. Paths are bytes: some are no text. */
function partialsBelow(folder: string | Buffer): string[] {
  const path = Buffer.from(folder)
  // A client may have locked it by SITE CHMOD, and only root looks into it then.
  chmodSync(path, 0o700)
  return readdirSync(path, { withFileTypes: true, encoding: 'buffer' }).flatMap((entry) => {
    const inner = Buffer.concat([path, Buffer.from('/'), entry.name])
    if (entry.isDirectory()) return partialsBelow(inner)
    return /^\.portside-.*\.part$/.test(entry.name.toString()) ? [inner.toString()] : []
  })
}
