import { findHashAlgorithm, type HashAlgorithm } from '../../hashing/hash-algorithm.ts'
import { ArgumentError } from '../command-definition.ts'

/** What OPTS asks for (RFC 2389 §4). */
export type OptionRequest =
  | { readonly kind: 'utf8'; readonly isOn: boolean }
  /** Fact names as asked for, lower case, without duplicates; unknown ones are still in it. */
  | { readonly kind: 'mlst'; readonly facts: readonly string[] }
  /** Algorithm of HASH; null only asks which one holds. */
  | { readonly kind: 'hash'; readonly algorithm: HashAlgorithm | null }
  /** Level of MODE Z; null goes back to the default. */
  | { readonly kind: 'deflate-level'; readonly level: number | null }

/** Reads `NAME [parameters]`; option names and parameters are case-insensitive. */
export function parseOption(argument: string): OptionRequest | ArgumentError {
  const [, name = '', parameters = ''] = /^(\S+)(?: +(.*))?$/s.exec(argument.trim()) ?? []
  switch (name.toUpperCase()) {
    case 'UTF8':
    case 'UTF-8':
      return parseUtf8(parameters.trim())
    case 'MLST':
      return { kind: 'mlst', facts: readFacts(parameters) }
    case 'HASH':
      return parseHash(parameters.trim())
    case 'MODE':
      return parseModeZ(parameters.trim())
    default:
      return new ArgumentError(501, 'Unknown option.')
  }
}

// NLST is what the withdrawn draft-ietf-ftpext-utf-8-option had; old clients still send it.
function parseUtf8(parameter: string): OptionRequest | ArgumentError {
  if (!/^(on|off|nlst)?$/i.test(parameter)) return new ArgumentError(501, 'Use OPTS UTF8 ON.')
  return { kind: 'utf8', isOn: !/^off$/i.test(parameter) }
}

function parseHash(name: string): OptionRequest | ArgumentError {
  const algorithm = name === '' ? null : findHashAlgorithm(name)
  if (name !== '' && algorithm === null) {
    return new ArgumentError(501, 'Unknown algorithm, current selection not changed.')
  }
  return { kind: 'hash', algorithm }
}

// ENGINE, METHOD, EXTRA and BLOCKSIZE of draft-preston-ftpext-deflate-04 §3.6.1 have one value here, so they are 501.
function parseModeZ(parameters: string): OptionRequest | ArgumentError {
  const [, settings = ''] = /^Z(?: +(.*))?$/i.exec(parameters) ?? []
  if (/^z$/i.test(parameters)) return { kind: 'deflate-level', level: null }
  const [, level] = /^LEVEL +([1-9])$/i.exec(settings) ?? []
  if (level === undefined) return new ArgumentError(501, 'Use OPTS MODE Z LEVEL and a digit from 1 to 9.')
  return { kind: 'deflate-level', level: Number(level) }
}

function readFacts(list: string): readonly string[] {
  const names = list.split(';').map((fact) => fact.trim().toLowerCase())
  return [...new Set(names.filter((name) => name !== ''))]
}
