/** Whether a text holds `*` or `?`. */
export function isPattern(text: string): boolean {
  return /[*?]/.test(text)
}

/**
 * Whether a name fits a pattern of `*` (any number of characters) and `?` (one). It goes back to the last star only, so
 * that a pattern of many stars takes no time.
 */
export function fitsPattern(pattern: string, name: string): boolean {
  const wanted = Array.from(pattern)
  const given = Array.from(name)
  let at = 0
  let inPattern = 0
  let star = -1
  let afterStar = 0
  while (at < given.length) {
    if (wanted[inPattern] === '*') {
      star = inPattern
      afterStar = at
      inPattern += 1
    } else if (inPattern < wanted.length && (wanted[inPattern] === '?' || wanted[inPattern] === given[at])) {
      at += 1
      inPattern += 1
    } else if (star !== -1) {
      inPattern = star + 1
      afterStar += 1
      at = afterStar
    } else {
      return false
    }
  }
  return wanted.slice(inPattern).every((character) => character === '*')
}
