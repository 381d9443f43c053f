/** A sentence with values in it, taken apart: `Port {{port}} is busy` has two literals around one value. */
export interface SentencePattern {
  /** What stands before, between and after the values; one more than there are values. */
  readonly literals: readonly string[]
  /** Names of the values in their order. */
  readonly names: readonly string[]
  /** Characters that are not a value: the more, the surer a match. */
  readonly weight: number
}

const value = /\{\{(\w+)\}\}/

/** Takes a text of a catalogue apart. */
export function readPattern(text: string): SentencePattern {
  const parts = text.split(value)
  const literals = parts.filter((_, index) => index % 2 === 0)
  return {
    literals,
    names: parts.filter((_, index) => index % 2 === 1),
    weight: literals.join('').length,
  }
}

/**
 * The values a sentence has in a pattern's places, or null when it is no such sentence. Each value ends where the next
 * literal is first found: one pass, whatever a client put into its name; a regular expression could be made to try for
 * minutes.
 */
export function matchPattern(
  { literals, names }: SentencePattern,
  sentence: string,
): readonly string[] | null {
  const first = literals[0] ?? ''
  const last = literals.at(-1) ?? ''
  if (!sentence.startsWith(first) || !sentence.endsWith(last)) return null
  const end = sentence.length - last.length
  const values: string[] = []
  let from = first.length
  for (let index = 0; index < names.length; index += 1) {
    const isLast = index === names.length - 1
    const to = isLast ? end : sentence.indexOf(literals[index + 1] ?? '', from)
    if (to < from || to > end) return null
    values.push(sentence.slice(from, to))
    from = to + (literals[index + 1]?.length ?? 0)
  }
  return values
}

/** Writes the values into a text of another language, each wherever that has its name. Values are never read as texts. */
export function fillPattern(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (place, name: string) => values.get(name) ?? place)
}
