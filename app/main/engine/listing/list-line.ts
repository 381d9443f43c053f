import type { Entry } from '../vfs/file-system.ts'
import { type EntryRights, effectiveMode } from './entry-rights.ts'

/** The clock LIST lines are written by. */
export interface ListClock {
  /** Milliseconds since 1970 UTC. */
  readonly nowMs: number
  readonly zone: 'utc' | 'local'
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const letters = ['---', '--x', '-w-', '-wx', 'r--', 'r-x', 'rw-', 'rwx']
// Half a mean Gregorian year, as ls counts it.
const sixMonthsMs = 31_556_952_000 / 2

/**
 * One line of LIST in the shape of `ls -l`, without its end. Clients parse it by columns, so owner and group are
 * constant and the size has a fixed width; the name comes last, as it is.
 */
export function formatListLine(entry: Entry, name: string, rights: EntryRights, clock: ListClock): string {
  const type = entry.kind === 'directory' ? 'd' : '-'
  const size = String(entry.size).padStart(12)
  const date = formatListDate(entry.modifiedMs, clock)
  return `${type}${modeLetters(effectiveMode(entry, rights))}   1 owner    group    ${size} ${date} ${name}`
}

/**
 * The date column: `Mmm dd HH:MM` within the last six months, `Mmm dd  YYYY` before that and for the future, which a
 * client that adds the year itself would take for last year.
 */
export function formatListDate(timeMs: number, { nowMs, zone }: ListClock): string {
  const date = new Date(timeMs)
  const isUtc = zone === 'utc'
  const month = months[isUtc ? date.getUTCMonth() : date.getMonth()]
  const day = String(isUtc ? date.getUTCDate() : date.getDate()).padStart(2)
  if (timeMs > nowMs || timeMs <= nowMs - sixMonthsMs) {
    return `${month} ${day}  ${String(isUtc ? date.getUTCFullYear() : date.getFullYear()).padStart(4, '0')}`
  }
  const hours = String(isUtc ? date.getUTCHours() : date.getHours()).padStart(2, '0')
  const minutes = String(isUtc ? date.getUTCMinutes() : date.getMinutes()).padStart(2, '0')
  return `${month} ${day} ${hours}:${minutes}`
}

function modeLetters(mode: number): string {
  return `${letters[(mode >> 6) & 7]}${letters[(mode >> 3) & 7]}${letters[mode & 7]}`
}
