import { open, readdir, rename, stat, unlink } from 'node:fs/promises'
import { join, parse } from 'node:path'

/** Which closed files stay. */
export interface KeepRules {
  readonly keepFiles: number
  readonly keepDays: number
}

/** A file that is not written any more. */
interface ClosedFile {
  readonly path: string
  readonly bytes: number
  /** When it was written last, milliseconds since 1970 UTC. */
  readonly writtenAt: number
}

const dayMs = 86_400_000
/** A file covers no more than this part of the days: otherwise one that hardly grows would keep its lines for ever. */
const partsOfDays = 10

/** The name a file gets when it is closed: `portside.log` becomes `portside-20261121T075237Z-1.log`. */
export function closedFileName(name: string, at: Date, index: number): string {
  const { name: stem, ext } = parse(name)
  const stamp = at.toISOString().replace(/[-:]|\.\d+/g, '')
  return `${stem}-${stamp}-${index}${ext}`
}

/** Closed files of this name, the oldest first; none when there is no folder. */
export async function closedFiles(folder: string, name: string): Promise<readonly ClosedFile[]> {
  const { name: stem, ext } = parse(name)
  const names = await readdir(folder).catch(() => [])
  const own = names.flatMap((found) => {
    if (!found.startsWith(`${stem}-`) || !found.endsWith(ext)) return []
    const middle = found.slice(stem.length + 1, found.length - ext.length)
    const [, stamp = '', index = ''] = /^(\d{8}T\d{6}Z)-(\d+)$/.exec(middle) ?? []
    return stamp === '' ? [] : [{ found, stamp, index: Number(index) }]
  })
  own.sort((one, other) => one.stamp.localeCompare(other.stamp) || one.index - other.index)
  const files = await Promise.all(own.map(({ found }) => lookAt(join(folder, found))))
  return files.filter((file) => file !== null)
}

/** Deletes what is too old or too much; the bytes of what stays. */
export async function pruneClosedFiles(
  folder: string,
  name: string,
  { keepFiles, keepDays }: KeepRules,
  nowMs: number,
): Promise<number> {
  const files = await closedFiles(folder, name)
  let bytes = 0
  for (const [index, file] of files.entries()) {
    const isOver = files.length - index > keepFiles || nowMs - file.writtenAt > keepDays * dayMs
    const isGone = isOver && (await unlink(file.path).then(() => true, isMissing))
    if (!isGone) bytes += file.bytes
  }
  return bytes
}

/** Closes a file whose first line is old, and gives it the name of a closed one. */
export async function closeAgedFile(
  folder: string,
  name: string,
  keepDays: number,
  timeOf: (line: string) => number | null,
  nowMs: number,
): Promise<void> {
  const path = join(folder, name)
  const begunAt = timeOf(await firstLine(path))
  if (begunAt === null || nowMs - begunAt < Math.max(1, keepDays / partsOfDays) * dayMs) return
  for (let index = 1; index < 100; index += 1) {
    const closed = join(folder, closedFileName(name, new Date(nowMs), index))
    if ((await lookAt(closed)) === null) return await rename(path, closed)
  }
}

async function lookAt(path: string): Promise<ClosedFile | null> {
  const facts = await stat(path).catch(() => null)
  return facts === null ? null : { path, bytes: facts.size, writtenAt: facts.mtimeMs }
}

async function firstLine(path: string): Promise<string> {
  const file = await open(path, 'r').catch(() => null)
  if (file === null) return ''
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4_096), 0, 4_096, 0)
    return buffer.toString('utf8', 0, bytesRead).split('\n', 1)[0] ?? ''
  } finally {
    await file.close()
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
