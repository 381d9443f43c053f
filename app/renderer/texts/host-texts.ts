import { catalogues } from './catalogues.ts'
import { english } from './en.ts'
import type { Language } from './languages.ts'
import { createSentenceBook, type SentenceBook } from './sentence-book.ts'
import { currentLanguage } from './texts.ts'

/** Rows say the same over and over; what was said longest ago gives way. */
const maxRemembered = 500

const books = new Map<Language, SentenceBook>()
const remembered = new Map<string, string>()
let rememberedLanguage: Language = 'en'

/**
 * A sentence that the main process made, in the page's language: the reason of a refused call, a notice, why a session
 * ended. Main speaks English only, as logs and the command line do. A sentence that is in no catalogue stays as it is.
 */
export function tHost(sentence: string): string {
  const language = currentLanguage()
  if (language === 'en') return sentence
  if (language !== rememberedLanguage) {
    remembered.clear()
    rememberedLanguage = language
  }
  const known = remembered.get(sentence)
  if (known !== undefined) return known
  const told = bookOf(language).translate(sentence) ?? sentence
  const [oldest] = remembered.keys()
  if (remembered.size >= maxRemembered && oldest !== undefined) remembered.delete(oldest)
  remembered.set(sentence, told)
  return told
}

/** Books are made when their language is first spoken. */
function bookOf(language: Language): SentenceBook {
  const known = books.get(language)
  if (known !== undefined) return known
  const made = createSentenceBook(english.host, catalogues[language].host as typeof english.host)
  books.set(language, made)
  return made
}
