import i18next from 'i18next'
import type { WireAppearance } from '../../../preload/contract/wire-types.ts'
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

/** What menus, questions and notifications of the system say. */
export interface Words {
  /** The text of a key such as `tray.open`. */
  (key: string, values?: Readonly<Record<string, string | number>>): string
  /** What `Intl` formats numbers and dates with. */
  readonly locale: string
}

const catalogues = { en, de, fr }
type Language = keyof typeof catalogues

/**
 * The language of what is not the page: the chosen one, or the first of the person's own that is here, or English. The
 * page's two pseudo languages are English here.
 */
export function languageOf(chosen: WireAppearance['language'], own: readonly string[]): Language {
  for (const tag of chosen === 'system' ? own : [chosen]) {
    const [language = ''] = tag.toLowerCase().split(/[-_]/)
    if (isLanguage(language)) return language
  }
  return 'en'
}

/** Makes the words of one language. */
export function createWords(language: Language): Words {
  const instance = i18next.createInstance()
  void instance.init({
    initAsync: false,
    lng: language,
    fallbackLng: 'en',
    resources: Object.fromEntries(
      Object.entries(catalogues).map(([name, translation]) => [name, { translation }]),
    ),
    // Nothing here is HTML.
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  // Keys are typed by the catalogues of the page, which these are not.
  const translate = instance.t as unknown as Words
  return Object.assign((key: string, values = {}) => translate(key, values), { locale: language })
}

function isLanguage(text: string): text is Language {
  return Object.hasOwn(catalogues, text)
}
