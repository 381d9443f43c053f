import { ArgumentError } from '../command-definition.ts'

/** What TYPE selects: line ends are converted, or bytes pass as they are. */
export type Representation = 'ascii' | 'image'

/**
 * Reads the argument of TYPE (RFC 959 §4.1.2): A, A N, I, L 8.
 *
 * `L 7` is taken as A because TOPS-20 clients and their descendants ask for it. EBCDIC, Telnet and carriage control
 * formats are 504: they are known and not supported.
 */
export function parseType(argument: string): Representation | ArgumentError {
  const text = argument.trim().toUpperCase().replace(/ +/g, ' ')
  switch (text) {
    case 'A':
    case 'A N':
    case 'L 7':
    case 'L7':
      return 'ascii'
    case 'I':
    case 'L 8':
    case 'L8':
      return 'image'
    default:
      return new ArgumentError(504, 'Use TYPE I or TYPE A.')
  }
}

/** Reads the argument of STRU (RFC 959 §4.1.2); record and page structure are 504. */
export function parseStructure(argument: string): 'file' | ArgumentError {
  const text = argument.trim().toUpperCase()
  if (text === 'F') return 'file'
  if (text === 'R' || text === 'P') return new ArgumentError(504, 'Only STRU F is supported.')
  return new ArgumentError(501, 'Use STRU F.')
}

/** What MODE selects: bytes as they are, or one zlib stream for each data connection. */
export type TransmissionMode = 'stream' | 'deflate'

/** Reads the argument of MODE (RFC 959 §4.1.2, draft-preston-ftpext-deflate-04 §3.4); B and C are 504. */
export function parseMode(argument: string): TransmissionMode | ArgumentError {
  const text = argument.trim().toUpperCase()
  if (text === 'S') return 'stream'
  if (text === 'Z') return 'deflate'
  if (text === 'B' || text === 'C') return new ArgumentError(504, 'Only MODE S and MODE Z are supported.')
  return new ArgumentError(501, 'Use MODE S or MODE Z.')
}
