import type { Catalogue } from './pseudo.ts'
import { fillPattern, matchPattern, readPattern, type SentencePattern } from './sentence-pattern.ts'

/** Puts sentences of one language into another. */
export interface SentenceBook {
  /** The sentence in the other language; null when it is not in the catalogue. */
  translate(sentence: string): string | null
}

interface Known {
  readonly pattern: SentencePattern
  readonly translation: string
}

/** Sentences within sentences within sentences; the deepest the program makes is a ban's reason. */
const maxDepth = 8
/** No sentence of the program is as long; what a client can make long are the values. */
const maxSentenceLength = 5_000

/** The group of a catalogue whose texts stand only inside others: a file's list of names is no sentence. */
const partsGroup = 'parts'

/**
 * Reads two catalogues with the same keys. What a value may be is said by its name: `…Text` is put into the other language
 * too when it is known, `…Part` has to be known or the pattern does not fit, `count` and `…Count` are digits, and anything
 * else, such as the name of a user, stays as it is, even if somebody calls himself like a sentence of ours.
 */
export function createSentenceBook(english: Catalogue, other: Catalogue): SentenceBook {
  const translations = new Map(entriesOf(other, ''))
  const sentences: [string, Known][] = []
  const parts: [string, Known][] = []
  for (const [key, text] of entriesOf(english, '')) {
    const known = { pattern: readPattern(text), translation: translations.get(key) ?? text }
    const isPart = key.startsWith(`${partsGroup}.`)
    if (!isPart) sentences.push([text, known])
    parts.push([text, known])
  }
  const books = { sentence: toLookUp(sentences), part: toLookUp(parts) }

  const look = (sentence: string, kind: keyof typeof books, depth: number): string | null => {
    if (depth > maxDepth) return null
    const { exact, patterns } = books[kind]
    const whole = exact.get(sentence)
    if (whole !== undefined) return whole
    for (const { pattern, translation } of patterns) {
      const found = matchPattern(pattern, sentence)
      const values = found === null ? null : translateAll(pattern.names, found, depth)
      if (values !== null) return fillPattern(translation, values)
    }
    return null
  }

  const translateAll = (
    names: readonly string[],
    found: readonly string[],
    depth: number,
  ): ReadonlyMap<string, string> | null => {
    const values = new Map<string, string>()
    for (const [index, name] of names.entries()) {
      const given = found[index] ?? ''
      if (/(^c|C)ount$/.test(name) && !/^\d+$/.test(given)) return null
      const isText = name.endsWith('Text') || name.endsWith('Part')
      const told = isText ? look(given, 'part', depth + 1) : given
      if (told === null && name.endsWith('Part')) return null
      values.set(name, told ?? given)
    }
    return values
  }

  return {
    translate: (sentence) => (sentence.length > maxSentenceLength ? null : look(sentence, 'sentence', 0)),
  }
}

function toLookUp(entries: readonly [string, Known][]) {
  return {
    exact: new Map(
      entries
        .filter(([, { pattern }]) => pattern.names.length === 0)
        .map(([text, { translation }]) => [text, translation]),
    ),
    // The one that says more words itself is meant: “{{name}}” fits nearly everything.
    patterns: entries
      .map(([, known]) => known)
      .filter(({ pattern }) => pattern.names.length > 0)
      .sort((one, next) => next.pattern.weight - one.pattern.weight),
  }
}

function entriesOf(catalogue: Catalogue, before: string): [string, string][] {
  return Object.entries(catalogue).flatMap(([name, entry]): [string, string][] =>
    typeof entry === 'string' ? [[before + name, entry]] : entriesOf(entry, `${before}${name}.`),
  )
}
