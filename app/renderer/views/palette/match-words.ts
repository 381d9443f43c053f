/** Letters without accents and capitals: 'Müller' is found by 'muller'. */
export function foldedText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Words of what was typed, folded. */
export function foldedWords(text: string): string[] {
  return foldedText(text).split(/\s+/).filter(Boolean)
}

/** A word that is only scattered over a text counts when it is long enough and not scattered far. */
const leastScattered = 3
const widestSpread = 2.5

/**
 * Says how well a folded word fits a folded text: 4 at its start, 3 at the start of a word in it, 2 inside, at most 1 when
 * its letters stand there in order but apart ('cnctn' in 'connections'), and null when it does not fit.
 */
export function fitOfWord(word: string, text: string): number | null {
  const at = text.indexOf(word)
  if (at === 0) return 4
  if (at > 0) return isWordStart(text, word) ? 3 : 2
  if (word.length < leastScattered) return null
  return scatteredFit(word, text)
}

/** Adds up how well all words fit; null when one of them does not. */
export function fitOfWords(words: readonly string[], text: string): number | null {
  let sum = 0
  for (const word of words) {
    const fit = fitOfWord(word, text)
    if (fit === null) return null
    sum += fit
  }
  return sum
}

function isWordStart(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at > 0; at = text.indexOf(word, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return true
  }
  return false
}

/** Of all places where it could begin, the narrowest counts. */
function scatteredFit(word: string, text: string): number | null {
  let narrowest = Number.POSITIVE_INFINITY
  for (let from = text.indexOf(word[0] ?? ''); from >= 0; from = text.indexOf(word[0] ?? '', from + 1)) {
    let at = from
    for (const letter of word.slice(1)) {
      at = text.indexOf(letter, at + 1)
      if (at < 0) break
    }
    if (at < 0) break
    narrowest = Math.min(narrowest, at - from + 1)
  }
  return narrowest <= word.length * widestSpread ? word.length / narrowest : null
}
