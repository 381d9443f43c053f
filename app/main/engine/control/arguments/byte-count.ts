import { ArgumentError } from '../command-definition.ts'

/** Reads the argument of REST: a byte offset (RFC 3659 §5.3), 0 or more, exact in a JavaScript number. */
export function parseRestartOffset(argument: string): number | ArgumentError {
  return readCount(argument.trim()) ?? new ArgumentError(501, 'Use REST and a byte offset.')
}

/** The argument of RANG: both bytes are meant, counted from 0; `first` may lie behind `last`, which resets. */
export interface RangeArgument {
  readonly first: number
  readonly last: number
}

/** Reads the argument of RANG: two byte positions (draft-bryan-ftp-range-08 §3). */
export function parseRange(argument: string): RangeArgument | ArgumentError {
  const [first = null, last = null, ...more] = argument.trim().split(/ +/).map(readCount)
  if (first !== null && last !== null && more.length === 0) return { first, last }
  return new ArgumentError(501, 'Use RANG and the first and the last byte.')
}

/**
 * Reads the argument of ALLO: `n` or `n R m` (RFC 959 §4.1.3), in bytes. The record size `m` matters for record
 * structure only and is dropped.
 */
export function parseAllocation(argument: string): number | ArgumentError {
  const match = /^(\d+)(?: +R +\d+)?$/i.exec(argument.trim())
  return readCount(match?.[1] ?? '') ?? new ArgumentError(501, 'Use ALLO and a number of bytes.')
}

function readCount(text: string): number | null {
  if (!/^\d+$/.test(text)) return null
  const count = Number(text)
  // Beyond 2^53 - 1 the number would silently mean another byte.
  return Number.isSafeInteger(count) ? count : null
}
