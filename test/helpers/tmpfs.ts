import { accessSync, constants, readFileSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'

/** A file system in memory that may be written; null where there is none, or where temporary files are in memory already. */
export function writableTmpfs(): string | null {
  const mounts = process.platform === 'linux' ? readFileSync('/proc/mounts', 'utf8').split('\n') : []
  const folders = mounts.map((line) => line.split(' ')).filter(([, , kind]) => kind === 'tmpfs')
  return folders.map(([, folder = '']) => folder).find(isWritable) ?? null
}

function isWritable(folder: string): boolean {
  // Where temporary files are in memory already, the other table was run there.
  if (realpathSync(tmpdir()).startsWith(folder) || /^\/(sys|run)\b/.test(folder)) return false
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}
