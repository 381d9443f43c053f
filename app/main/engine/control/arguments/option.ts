import { ArgumentError } from '../command-definition.ts'

/** What OPTS asks for (RFC 2389 §4). */
export type OptionRequest =
  | { readonly kind: 'utf8' }
  /** Fact names as asked for, lower case, without duplicates; unknown ones are still in it. */
  | { readonly kind: 'mlst'; readonly facts: readonly string[] }

/** Reads `NAME [parameters]`; option names and parameters are case-insensitive. */
export function parseOption(argument: string): OptionRequest | ArgumentError {
  const [, name = '', parameters = ''] = /^(\S+)(?: +(.*))?$/s.exec(argument.trim()) ?? []
  switch (name.toUpperCase()) {
    case 'UTF8':
    case 'UTF-8':
      return parseUtf8(parameters.trim())
    case 'MLST':
      return { kind: 'mlst', facts: readFacts(parameters) }
    default:
      return new ArgumentError(501, 'Unknown option.')
  }
}

// NLST is what the withdrawn draft-ietf-ftpext-utf-8-option had; old clients still send it.
function parseUtf8(parameter: string): OptionRequest | ArgumentError {
  if (!/^(on|off|nlst)?$/i.test(parameter)) return new ArgumentError(501, 'Use OPTS UTF8 ON.')
  return { kind: 'utf8' }
}

function readFacts(list: string): readonly string[] {
  const names = list.split(';').map((fact) => fact.trim().toLowerCase())
  return [...new Set(names.filter((name) => name !== ''))]
}
