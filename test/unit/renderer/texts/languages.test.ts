import { describe, expect, it } from 'vitest'
import { languageOf, regionalLocaleOf } from '../../../../app/renderer/texts/languages.ts'
import { disguise } from '../../../../app/renderer/texts/pseudo.ts'

describe('the language of the page', () => {
  it.each([
    ['the chosen one', 'de', ['fr'], 'de'],
    ['the first of the person’s own that is here', 'system', ['pt-BR', 'fr-CA', 'de'], 'fr'],
    ['English when none of them is here', 'system', ['pt-BR', 'ja'], 'en'],
    ['English when the system names none', 'system', [], 'en'],
  ] as const)('is %s', (_title, chosen, own, expected) => {
    expect(languageOf(chosen, own)).toBe(expected)
  })
})

describe('numbers and dates', () => {
  it.each([
    [
      'the person’s own region when it speaks the language of the page',
      'en',
      ['fr', 'en-GB', 'en-US'],
      'en-GB',
    ],
    ['the language alone when they have no region for it', 'de', ['en-GB', 'den-CA'], 'de'],
    ['English when the language is a disguise', 'ar-XB', ['ar-EG', 'en-AU'], 'en-AU'],
  ] as const)('follow %s', (_title, language, own, expected) => {
    expect(regionalLocaleOf(language, own)).toBe(expected)
  })
})

describe('a disguised text', () => {
  it('keeps values, texts within it and tags, and grows by a third', () => {
    expect(disguise('Save {{count}} <b>now</b>')).toBe('[Šáṽé {{count}} <b>ñóŵ</b>~~~]')
  })
})
