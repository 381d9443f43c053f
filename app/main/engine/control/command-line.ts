import type { WireText } from './wire-text.ts'

/** A line taken apart: the verb upper-cased, the argument verbatim to the byte. */
export interface CommandLine {
  readonly verb: string
  /** Everything after the first space: spaces, quotes and leading dashes are part of a name. */
  readonly argument: string
}

/** What a client sent: a command, or a line over the limit that was thrown away. */
export type ReceivedLine = CommandLine | 'overlong'

/**
 * Parses one line without its end.
 *
 * Leading spaces are skipped (some devices send them); a line without a verb gives verb ''. Verbs are ASCII letters, so
 * anything else can never be one and stays as it is for the 500 reply.
 */
export function parseCommandLine(bytes: Buffer, wireText: Pick<WireText, 'decode'>): CommandLine {
  const text = wireText.decode(bytes)
  const start = text.search(/[^ ]/)
  if (start < 0) return { verb: '', argument: '' }
  const space = text.indexOf(' ', start)
  const verb = (space < 0 ? text.slice(start) : text.slice(start, space)).toUpperCase()
  return { verb, argument: space < 0 ? '' : text.slice(space + 1) }
}
