import { existsSync, renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/**
 * Gives a damaged database, and the log that belongs to it, a name that says so; a copy of that name that is there already
 * stays. Gives the new name without its folder. Throws the system's error.
 */
export function moveAside(file: string, now: number): string {
  const day = new Date(now).toISOString().slice(0, 10)
  const place = (count: number) =>
    join(dirname(file), `history-damaged-${day}${count === 1 ? '' : `-${count}`}.db`)
  let count = 1
  while (existsSync(place(count))) count += 1
  renameSync(file, place(count))
  if (existsSync(`${file}-wal`)) renameSync(`${file}-wal`, `${place(count)}-wal`)
  return basename(place(count))
}
