import { ArgumentError } from '../command-definition.ts'
import { parsePath } from './path-argument.ts'

/** One way to read the argument of XCRC and its kin; `end` is exclusive, null means the end of the file. */
export interface ChecksumReading {
  readonly path: string
  readonly start: number
  readonly end: number | null
}

/**
 * Reads `name`, `"name"`, and each with a first byte and an end behind it. A name may look like any of these, so all
 * readings are given, the one with the longest name first: the first file that exists is meant.
 */
export function parseChecksum(argument: string): readonly ChecksumReading[] | ArgumentError {
  const text = parsePath(argument)
  if (text instanceof ArgumentError) return text
  const readings: ChecksumReading[] = [{ path: text, start: 0, end: null }]
  const quoted = /^"((?:[^"]|"")+)"(?: +(\d+)(?: +(\d+))?)? *$/.exec(text)
  if (quoted !== null) readings.push(readingOf(quoted, (name) => name.replaceAll('""', '"')))
  for (const pattern of [/^(.*\S) +(\d+) *$/, /^(.*\S) +(\d+) +(\d+) *$/]) {
    const match = pattern.exec(text)
    if (match !== null) readings.push(readingOf(match, (name) => name))
  }
  return readings
}

function readingOf(match: RegExpExecArray, unquote: (name: string) => string): ChecksumReading {
  const [, name = '', start, end] = match
  return { path: unquote(name), start: Number(start ?? 0), end: end === undefined ? null : Number(end) }
}
