import { currentLanguage } from '../texts/texts.ts'

/** Writes words that stand alone elsewhere as part of a sentence: a small letter first, but in German, where nouns keep theirs. */
export function withinSentence(words: string): string {
  return currentLanguage() === 'de' ? words : `${words.slice(0, 1).toLowerCase()}${words.slice(1)}`
}
