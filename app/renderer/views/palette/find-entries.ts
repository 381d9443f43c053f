import { fitOfWords, foldedText, foldedWords } from './match-words.ts'
import { type PaletteEntry, type PaletteSection, paletteSections } from './palette-entry.ts'

/** One part of what was found. */
export interface FoundSection {
  readonly section: PaletteSection
  readonly entries: readonly PaletteEntry[]
}

/** A part longer than this is searched, not read. */
const mostOfSection = 8
/** Before anything was typed, people and connections are an offer among others. */
const mostOfUnasked = 5
/** What fits in its label is meant rather than what fits in its further words. */
const labelBonus = 2
/** Something that can be done to a thing comes after the thing itself. */
const morePenalty = 1

interface Candidate {
  readonly entry: PaletteEntry
  readonly fit: number
}

/**
 * Finds entries by words that may stand anywhere and in any order, best first within each part, and the part with the
 * best entry first. Without words everything is listed in its own order.
 */
export function findEntries(entries: readonly PaletteEntry[], text: string): readonly FoundSection[] {
  const words = foldedWords(text)
  if (words.length === 0) return unasked(entries)
  const found = entries.flatMap((entry) => [...candidates(entry, words)])
  const bySection = new Map<PaletteSection, PaletteEntry[]>()
  for (const { entry } of found.toSorted((one, other) => other.fit - one.fit)) {
    const part = bySection.get(entry.section)
    if (part === undefined) bySection.set(entry.section, [entry])
    else if (part.length < mostOfSection) part.push(entry)
  }
  // Candidates came best first, so the parts stand in that order too.
  return [...bySection].map(([section, part]) => ({ section, entries: part }))
}

function unasked(entries: readonly PaletteEntry[]): readonly FoundSection[] {
  return paletteSections.flatMap((section) => {
    const part = entries.filter((entry) => entry.section === section)
    const isLong = section === 'connections' || section === 'users' || section === 'addresses'
    return part.length === 0 ? [] : [{ section, entries: isLong ? part.slice(0, mostOfUnasked) : part }]
  })
}

function* candidates(entry: PaletteEntry, words: readonly string[]): Generator<Candidate> {
  const label = foldedText(entry.label)
  const whole = `${label} ${foldedText(entry.detail ?? '')} ${foldedText(entry.words ?? '')}`
  const fit = fitOfWords(words, whole)
  if (fit !== null) yield { entry, fit: fit + (fitOfWords(words, label) === null ? 0 : labelBonus) }
  if (entry.more === undefined || fit !== null || words.length < 2) return
  // "disconnect ann": one word names the thing, another what to do; without the first nobody is asked for more.
  if (!words.some((word) => whole.includes(word))) return
  for (const further of entry.more()) {
    const furtherFit = fitOfWords(words, `${foldedText(further.label)} ${whole}`)
    if (furtherFit !== null) yield { entry: further, fit: furtherFit - morePenalty }
  }
}
