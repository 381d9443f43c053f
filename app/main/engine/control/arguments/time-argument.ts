import { ArgumentError } from '../command-definition.ts'
import { parsePath } from './path-argument.ts'

/** A time and the path it is meant for. */
export interface TimedPath {
  /** Milliseconds since 1970 UTC. */
  readonly timeMs: number
  readonly path: string
}

/** MDTM's argument: always a path, and perhaps the two-argument writing form as well. */
export interface ModificationArgument {
  readonly path: string
  /** Set when the argument can also be read as `time path`; a file of the whole name wins over it. */
  readonly write: TimedPath | null
}

/**
 * Reads `YYYYMMDDHHMMSS[.sss]` as UTC (RFC 3659 §2.3); milliseconds since 1970, or null.
 *
 * A day or hour that does not exist is refused instead of rolling over. A leap second (60) counts as the next one.
 */
export function parseTimeValue(text: string): number | null {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d+))?$/.exec(text)
  if (match === null) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number)
  if (month < 1 || month > 12 || hour > 23 || minute > 59 || second > 60) return null
  const date = new Date(0)
  // setUTCFullYear and not Date.UTC, which takes years 0–99 for 1900–1999.
  date.setUTCFullYear(year, month - 1, day)
  if (day < 1 || date.getUTCDate() !== day) return null
  const fraction = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'))
  return date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 + fraction
}

/** Reads `time path` of MFMT (draft-somers-ftp-mfxx §3.1). */
export function parseTimedPath(argument: string): TimedPath | ArgumentError {
  const text = parsePath(argument)
  if (text instanceof ArgumentError) return text
  return (
    readTimedPath(text) ?? new ArgumentError(501, 'Use a time YYYYMMDDHHMMSS in UTC, a space and a path.')
  )
}

/** Reads the argument of MDTM: a path (RFC 3659 §3.1), or `time path` as older clients send to set the time. */
export function parseModification(argument: string): ModificationArgument | ArgumentError {
  const path = parsePath(argument)
  return path instanceof ArgumentError ? path : { path, write: readTimedPath(path) }
}

function readTimedPath(argument: string): TimedPath | null {
  const space = argument.indexOf(' ')
  if (space < 0 || space === argument.length - 1) return null
  const timeMs = parseTimeValue(argument.slice(0, space))
  return timeMs === null ? null : { timeMs, path: argument.slice(space + 1) }
}
