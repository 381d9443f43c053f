import { ArgumentError } from '../command-definition.ts'
import { parseMode } from './mode-argument.ts'
import { parsePath } from './path-argument.ts'
import { parseTimeValue } from './time-argument.ts'

/** The facts MFF is to change; what is null stays. */
export interface FactChanges {
  /** Milliseconds since 1970 UTC. */
  readonly modifiedMs: number | null
  /** Milliseconds since 1970 UTC. */
  readonly createdMs: number | null
  /** The nine permission bits. */
  readonly mode: number | null
  readonly path: string
}

const syntax = 'Use MFF fact=value;fact=value; path, times as YYYYMMDDHHMMSS in UTC.'

/**
 * Reads the argument of MFF (draft-somers-ftp-mfxx §5.1): facts as MLST writes them, one space, the path. A fact that
 * cannot be changed or is not known is 504, one that is given twice or has no such value 501. NcFTP leaves out the
 * semicolon after the last fact.
 */
export function parseFactChanges(argument: string): FactChanges | ArgumentError {
  const text = parsePath(argument)
  if (text instanceof ArgumentError) return text
  const [, facts, path] = /^([^=; ]+=[^; ]*(?:;[^=; ]+=[^; ]*)*);? (.+)$/s.exec(text) ?? []
  if (facts === undefined || path === undefined) return new ArgumentError(501, syntax)
  let changes: FactChanges = { modifiedMs: null, createdMs: null, mode: null, path }
  for (const fact of facts.split(';')) {
    const equals = fact.indexOf('=')
    const change = readFact(fact.slice(0, equals).toLowerCase(), fact.slice(equals + 1))
    if (change instanceof ArgumentError) return change
    const key = Object.keys(change)[0] as keyof FactChanges
    if (changes[key] !== null) return new ArgumentError(501, 'A fact is given twice.')
    changes = { ...changes, ...change }
  }
  return changes
}

function readFact(name: string, value: string): Partial<FactChanges> | ArgumentError {
  if (name === 'unix.mode') {
    const mode = parseMode(value)
    return mode instanceof ArgumentError ? mode : { mode }
  }
  if (name !== 'modify' && name !== 'create') {
    return new ArgumentError(504, 'Only Modify, Create and UNIX.mode can be changed.')
  }
  const timeMs = parseTimeValue(value)
  if (timeMs === null) return new ArgumentError(501, syntax)
  return name === 'modify' ? { modifiedMs: timeMs } : { createdMs: timeMs }
}
