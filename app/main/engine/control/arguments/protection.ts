import { ArgumentError } from '../command-definition.ts'

/** What AUTH may name; every known one means TLS, the others are 504. */
export type Mechanism = 'tls' | 'unknown'

/**
 * Reads the mechanism of AUTH (RFC 4217 §4): TLS and its old names. SSL and TLS-P meant "data protected from the
 * start" in drafts; RFC 4217 §17 lets them stand for TLS, and PROT still decides about data.
 */
export function parseMechanism(argument: string): Mechanism {
  const name = argument.trim().toUpperCase()
  return ['TLS', 'TLS-C', 'TLS-P', 'SSL'].includes(name) ? 'tls' : 'unknown'
}

/** Reads the size of PBSZ: a decimal of 32 bits (RFC 2228 §3). TLS needs no buffer, so its value is never used. */
export function parseBufferSize(argument: string): number | ArgumentError {
  const text = argument.trim()
  if (!/^\d{1,10}$/.test(text) || Number(text) > 0xffff_ffff) return new ArgumentError(501, 'Use PBSZ 0.')
  return Number(text)
}

/** Reads the level of PROT (RFC 2228 §3): C or P; S and E exist and TLS cannot do them (536, RFC 4217 §9). */
export function parseProtection(argument: string): 'clear' | 'private' | ArgumentError {
  switch (argument.trim().toUpperCase()) {
    case 'C':
      return 'clear'
    case 'P':
      return 'private'
    case 'S':
    case 'E':
      return new ArgumentError(536, 'Use PROT P or PROT C.')
    default:
      return new ArgumentError(504, 'Use PROT P or PROT C.')
  }
}
