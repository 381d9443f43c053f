import { describe, expect, it } from 'vitest'
import { languageOf } from '../../../../app/renderer/texts/languages.ts'
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

describe('a disguised text', () => {
  it('keeps values, texts within it and tags, and grows by a third', () => {
    expect(disguise('Save {{count}} <b>now</b>')).toBe('[Šáṽé {{count}} <b>ñóŵ</b>~~~]')
  })
})
