import { hasWildcard } from './glob.ts'

/** What LIST or NLST is asked to show. */
export interface ListRequest {
  /** Directory or file as given, '' for the working directory; without the pattern. */
  readonly path: string
  /** Pattern for the names in that directory, or null for all of them. */
  readonly pattern: string | null
  /** `-R` was given. */
  readonly isRecursive: boolean
  /** `-d` was given: the directory itself, not what is in it. */
  readonly describesDirectory: boolean
}

/**
 * An argument of LIST or NLST, read both ways. If `literal` is not null and something of that name exists, it is what
 * is meant; otherwise `request` is.
 */
export interface ListArgument {
  readonly literal: string | null
  readonly request: ListRequest
}

// Options of ls that clients were seen to send; a dash word with any other letter is a name.
const flagWord = /^-[aAlLnNRrtTSFdhgGopsuUcCx1]+$/

/**
 * Reads the argument of LIST and NLST. Leading words such as `-a`, `-al` or `-aln` are options (gvfs, NetBeans,
 * curlftpfs and ES File Explorer send them), with or without a path behind them; the path may be quoted and its last
 * name may hold wildcards.
 */
export function parseListArgument(argument: string): ListArgument {
  let rest = argument
  let flags = ''
  for (;;) {
    const end = rest.indexOf(' ')
    const word = end < 0 ? rest : rest.slice(0, end)
    if (word === '--') {
      rest = afterSpaces(rest, end)
      break
    }
    if (!flagWord.test(word)) break
    flags += word
    rest = afterSpaces(rest, end)
  }
  const options = { isRecursive: flags.includes('R'), describesDirectory: flags.includes('d') }
  return {
    literal: argument === '' ? null : argument,
    request: { ...splitPattern(unquoted(rest)), ...options },
  }
}

function afterSpaces(text: string, space: number): string {
  // Only the spaces between option words and the path are eaten; a name alone may begin with them.
  return space < 0 ? '' : text.slice(space).replace(/^ +/, '')
}

/** Takes surrounding quotes off; a doubled quote inside is one, as in the reply of PWD. */
function unquoted(path: string): string {
  const isQuoted = path.length >= 2 && path.startsWith('"') && path.endsWith('"')
  return isQuoted ? path.slice(1, -1).replaceAll('""', '"') : path
}

function splitPattern(path: string): { path: string; pattern: string | null } {
  const cut = path.lastIndexOf('/') + 1
  const last = path.slice(cut)
  // Wildcards above the last name would multiply directories; nobody sends them, and they stay ordinary characters.
  return hasWildcard(last) ? { path: path.slice(0, cut), pattern: last } : { path, pattern: null }
}
