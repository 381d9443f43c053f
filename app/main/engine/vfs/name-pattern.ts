import { foldName } from './name-fold.ts'

/**
 * Compiles patterns of names with `*` (any run) and `?` (one character) into one test; case and Unicode form make no
 * difference. A match takes at most pattern × name steps, whatever the pattern: it looks back to the last `*` only.
 */
export function matchingAny(patterns: readonly string[]): (name: string) => boolean {
  const compiled = patterns.map((pattern) => Array.from(foldName(pattern).replace(/\*+/g, '*')))
  if (compiled.length === 0) return () => false
  return (name) => {
    const characters = Array.from(foldName(name))
    return compiled.some((pattern) => fitsWildcards(pattern, characters))
  }
}

/**
 * Whether characters fit a pattern of `*` (any run) and `?` (one character). It looks back to the last `*` only, so that a
 * pattern of many stars takes no time.
 */
export function fitsWildcards(pattern: readonly string[], name: readonly string[]): boolean {
  let step = 0
  let at = 0
  let afterStar = -1
  let resumeAt = 0
  while (at < name.length) {
    if (pattern[step] === '*') {
      step += 1
      afterStar = step
      resumeAt = at
    } else if (pattern[step] === '?' || pattern[step] === name[at]) {
      step += 1
      at += 1
    } else if (afterStar >= 0) {
      step = afterStar
      resumeAt += 1
      at = resumeAt
    } else {
      return false
    }
  }
  return pattern.slice(step).every((rest) => rest === '*')
}
