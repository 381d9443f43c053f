import i18next from 'i18next'
import { catalogues } from './catalogues.ts'
import { english } from './en.ts'
import { directionOf, formatLocaleOf, type Language, regionalLocaleOf } from './languages.ts'

/**
 * The page's own instance: a page speaks one language at a time, as its `lang` says. All texts are there before the first
 * paint, nothing is loaded later.
 */
const instance = i18next.createInstance()
void instance.init({
  initAsync: false,
  lng: 'en',
  fallbackLng: 'en',
  resources: catalogues,
  ns: Object.keys(english),
  defaultNS: 'common',
  // React escapes; doing it twice would show &amp; to people.
  interpolation: { escapeValue: false },
  returnNull: false,
})

/**
 * The text of a key in the page's language, `t('transfers:result.done')`. Call it while drawing and never at the top of a
 * module: the language may change.
 */
export const t = instance.t

/** The languages of the person at the page, told with the one it speaks. */
let ownLanguages: readonly string[] = []

/** The language the page speaks. */
export function currentLanguage(): Language {
  return instance.language as Language
}

/** What `Intl` formats numbers and dates with. */
export function currentLocale(): string {
  return regionalLocaleOf(currentLanguage(), ownLanguages)
}

/**
 * Changes the language of the page; whoever shows texts has to be drawn anew. The person's own languages
 * (`navigator.languages`) say which region's numbers and dates go with it.
 */
export function speak(language: Language, own: readonly string[] = []): void {
  ownLanguages = own
  if (instance.language !== language) void instance.changeLanguage(language)
  document.documentElement.lang = formatLocaleOf(language)
  document.documentElement.dir = directionOf(language)
}
