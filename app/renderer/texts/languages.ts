import { languages, pseudoLanguages } from '../../preload/contract/fields/appearance-rules.ts'
import type { WireAppearance } from '../../preload/contract/wire-types.ts'

export { languages } from '../../preload/contract/fields/appearance-rules.ts'

/** A language the page can speak, the two made by a machine included. */
export type Language = Exclude<WireAppearance['language'], 'system'>

/** What each language calls itself: whoever looks for theirs reads no other. */
export const languageNames: Readonly<Record<(typeof languages)[number], string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
}

/** The language to speak: the chosen one, or the first of the person's own (`navigator.languages`) that is here. */
export function languageOf(chosen: WireAppearance['language'], own: readonly string[]): Language {
  if (chosen !== 'system') return chosen
  for (const tag of own) {
    const known = languages.find((language) => language === tag.toLowerCase().split('-')[0])
    if (known !== undefined) return known
  }
  return 'en'
}

/** Which way the page runs. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar-XB' ? 'rtl' : 'ltr'
}

/** Whose numbers, dates and plural rules a language uses; the pseudo languages are English in disguise. */
export function formatLocaleOf(language: Language): string {
  return pseudoLanguages.some((pseudo) => pseudo === language) ? 'en' : language
}

/**
 * The tag to format with: the first of the person's own (`navigator.languages`) that speaks this language, so that
 * somebody from Britain reads 30/09 and not 9/30; the bare language if they have none.
 */
export function regionalLocaleOf(language: Language, own: readonly string[]): string {
  const locale = formatLocaleOf(language)
  return own.find((tag) => tag.toLowerCase().split('-')[0] === locale) ?? locale
}
