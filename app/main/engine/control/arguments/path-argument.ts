import { ArgumentError } from '../command-definition.ts'

// CR and LF could forge a reply or a log line, NUL ends a native path early; no client means them.
const forbidden = /[\0\r\n]/

/**
 * Takes a path exactly as it was sent: spaces, quotes and leading dashes are part of a name.
 *
 * '' is passed on, for commands whose path is optional. CR, LF or NUL is a 501.
 */
export function parsePath(argument: string): string | ArgumentError {
  if (forbidden.test(argument)) return new ArgumentError(501, 'A path cannot hold CR, LF or NUL.')
  return argument
}
