import { ArgumentError } from '../command-definition.ts'
import { parsePath } from './path-argument.ts'
import { parseTimeValue, type TimedPath } from './time-argument.ts'

const threeTimes = /^(.+) (\d{14}) (\d{14}) (\d{14}) UTC$/is
const oneTime = /^(\d{12}|\d{14}) (.+)$/s

/**
 * Reads the argument of SITE UTIME in the two syntaxes clients send:
 *
 * `path YYYYMMDDhhmmss YYYYMMDDhhmmss YYYYMMDDhhmmss UTC` with the times of access, modification and creation (lftp,
 * gFTP), of which the second counts, and `YYYYMMDDhhmm[ss] path` (ncftp, old ProFTPD). All times are UTC.
 */
export function parseUtime(argument: string): TimedPath | ArgumentError {
  const text = parsePath(argument)
  if (text instanceof ArgumentError) return text
  const [, path, , modified] = threeTimes.exec(text) ?? []
  if (path !== undefined && modified !== undefined) return timed(modified, path)
  const [, time, timedPath] = oneTime.exec(text) ?? []
  if (time !== undefined && timedPath !== undefined) return timed(time.padEnd(14, '0'), timedPath)
  return wrong()
}

function timed(time: string, path: string): TimedPath | ArgumentError {
  const timeMs = parseTimeValue(time)
  return timeMs === null ? wrong() : { timeMs, path }
}

function wrong(): ArgumentError {
  return new ArgumentError(501, 'Use SITE UTIME YYYYMMDDhhmm[ss] path, in UTC.')
}
