import { ArgumentError } from '../command-definition.ts'
import { parsePath } from './path-argument.ts'

/** Permission bits and the path they are meant for. */
export interface ModedPath {
  /** Read, write and execute for owner, group and others: 0–0o777. */
  readonly mode: number
  readonly path: string
}

/**
 * Reads three or four octal digits. Setuid, setgid and sticky are 504: they give rights on the server itself, which no
 * client is to hand out. Letters (`u+x`) are 501.
 */
export function parseMode(text: string): number | ArgumentError {
  if (!/^[0-7]{3,4}$/.test(text)) return new ArgumentError(501, 'Use a mode of octal digits, like 644.')
  const mode = Number.parseInt(text, 8)
  return mode > 0o777 ? new ArgumentError(504, 'Only the nine permission bits can be set.') : mode
}

/** Reads `mode path` of SITE CHMOD. */
export function parseModedPath(argument: string): ModedPath | ArgumentError {
  const text = parsePath(argument)
  if (text instanceof ArgumentError) return text
  const space = text.indexOf(' ')
  if (space < 0 || space === text.length - 1) return new ArgumentError(501, 'Use SITE CHMOD mode path.')
  const mode = parseMode(text.slice(0, space))
  return mode instanceof ArgumentError ? mode : { mode, path: text.slice(space + 1) }
}
