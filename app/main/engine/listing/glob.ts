// A name has 255 bytes at most, so a pattern that needs more characters than that matches nothing.
const maxPatternTokens = 255

/** One step of a pattern: a run of anything, or one character that passes a test. */
type Token = 'anything' | ((character: string) => boolean)

/** Says whether the text holds a wildcard: `*`, `?` or `[`. */
export function hasWildcard(text: string): boolean {
  return /[*?[]/.test(text)
}

/**
 * Compiles a file name pattern with `*`, `?`, `[a-z]`, `[!x]` and backslash before a wildcard.
 *
 * Matching looks back to the last `*` only, so it takes at most pattern × name steps whatever the client sends (a
 * regular expression built from `*a*a*a*…` would take exponentially many). A leading dot must be written out, as in
 * every shell: `mdelete *` must not reach hidden files.
 */
export function compileGlob(pattern: string): (name: string) => boolean {
  const tokens = parse(pattern)
  const needed = tokens.filter((token) => token !== 'anything').length
  if (needed > maxPatternTokens) return () => false
  const namesDot = pattern.startsWith('.') || pattern.startsWith('\\.')
  return (name) => (namesDot || !name.startsWith('.')) && matches(tokens, Array.from(name))
}

function matches(tokens: readonly Token[], name: readonly string[]): boolean {
  let token = 0
  let at = 0
  let afterStar = -1
  let resumeAt = 0
  while (at < name.length) {
    const current = tokens[token]
    if (current === 'anything') {
      token += 1
      afterStar = token
      resumeAt = at
    } else if (current?.(name[at] ?? '')) {
      token += 1
      at += 1
    } else if (afterStar >= 0) {
      // The last star takes one character more; earlier stars never need to.
      token = afterStar
      resumeAt += 1
      at = resumeAt
    } else {
      return false
    }
  }
  return tokens.slice(token).every((rest) => rest === 'anything')
}

function parse(pattern: string): Token[] {
  const characters = Array.from(pattern)
  const tokens: Token[] = []
  let at = 0
  while (at < characters.length) {
    const character = characters[at] ?? ''
    at += 1
    if (character === '*') {
      if (tokens.at(-1) !== 'anything') tokens.push('anything')
    } else if (character === '?') {
      tokens.push(() => true)
    } else if (character === '\\' && /^[*?[\]\\.]$/.test(characters[at] ?? '')) {
      tokens.push(exactly(characters[at] ?? ''))
      at += 1
    } else {
      const set = character === '[' ? parseSet(characters, at) : null
      tokens.push(set?.token ?? exactly(character))
      at = set?.end ?? at
    }
  }
  return tokens
}

/** Reads a set from behind its bracket; null when it is never closed, and then the bracket means itself. */
function parseSet(characters: readonly string[], start: number): { token: Token; end: number } | null {
  const isNegated = characters[start] === '!' || characters[start] === '^'
  const first = isNegated ? start + 1 : start
  // A bracket in the first place is a member of the set.
  const close = characters.indexOf(']', first + 1)
  if (close < 0) return null
  const ranges: [string, string][] = []
  for (let at = first; at < close; at += 1) {
    const low = characters[at] ?? ''
    const isRange = characters[at + 1] === '-' && at + 2 < close
    ranges.push([low, isRange ? (characters[at + 2] ?? low) : low])
    if (isRange) at += 2
  }
  const has = (character: string) =>
    ranges.some(([low, high]) => codeOf(low) <= codeOf(character) && codeOf(character) <= codeOf(high))
  return { token: (character) => has(character) !== isNegated, end: close + 1 }
}

function exactly(wanted: string): Token {
  return (character) => character === wanted
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0
}
