import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { closedFiles } from './closed-files.ts'
import { parseLine } from './line-format.ts'
import type { NewLogLine } from './log-book.ts'

/** About two thousand ordinary lines. */
const maxTailBytes = 512_000

/**
 * The last lines of the log's files, the oldest first. When the newest file has just been begun, the one before it adds
 * to it. What cannot be read is left out: an old log must not keep the program from starting.
 */
export async function readLogTail(
  folder: string,
  name: string,
  maxBytes: number = maxTailBytes,
): Promise<readonly NewLogLine[]> {
  const current = await tailOf(join(folder, name), maxBytes)
  const rest = maxBytes - Buffer.byteLength(current)
  const before = rest > 0 ? (await closedFiles(folder, name)).at(-1) : undefined
  const earlier = before === undefined ? '' : await tailOf(before.path, rest)
  const lines = [...earlier.split('\n'), ...current.split('\n')]
  return lines.map(parseLine).filter((line) => line !== null)
}

async function tailOf(path: string, maxBytes: number): Promise<string> {
  const file = await open(path, 'r').catch(() => null)
  if (file === null) return ''
  try {
    const { size } = await file.stat()
    const start = Math.max(0, size - maxBytes)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, size - start, start)
    const text = buffer.toString('utf8', 0, bytesRead)
    // The first line is most likely a part of one.
    return start === 0 ? text : text.slice(text.indexOf('\n') + 1)
  } catch {
    return ''
  } finally {
    await file.close()
  }
}
