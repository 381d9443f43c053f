import { german } from './de.ts'
import { english } from './en.ts'
import { french } from './fr.ts'
import { disguiseAll } from './pseudo.ts'

const disguised = disguiseAll(english)

/** Texts by language and room. */
export const catalogues = { en: english, de: german, fr: french, 'en-XA': disguised, 'ar-XB': disguised }
