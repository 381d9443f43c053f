import { describe, expect, it } from 'vitest'
import de from '../../../../app/main/desktop/texts/de.json' with { type: 'json' }
import en from '../../../../app/main/desktop/texts/en.json' with { type: 'json' }
import fr from '../../../../app/main/desktop/texts/fr.json' with { type: 'json' }
import { createWords, languageOf } from '../../../../app/main/desktop/texts/words.ts'
import { listFiles, readText } from '../../../helpers/architecture/source-files.ts'

/** Texts by their path, plural endings aside. */
function texts(value: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(value).flatMap(([key, inner]) =>
      typeof inner === 'string'
        ? [[`${path}${key}`.replace(/_(?:one|many|other)$/, ''), inner] as const]
        : [...texts(inner, `${path}${key}.`)],
    ),
  )
}

const placeholders = (text: string | undefined): string[] =>
  [...(text ?? '').matchAll(/\{\{\w+\}\}/g)].map(String).sort()

describe('the texts of the desktop', () => {
  it.each([
    ['German', de],
    ['French', fr],
  ])('are complete in %s, with the same values', (_language, catalogue) => {
    const english = texts(en)
    const translated = texts(catalogue)
    expect([...translated.keys()]).toEqual([...english.keys()])
    for (const [key, text] of english) {
      expect(placeholders(translated.get(key)), key).toEqual(placeholders(text))
    }
  })

  it('hold every key the code asks for', () => {
    const keys = texts(en)
    const asked = listFiles('app/main/desktop')
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => [
        ...readText(file).matchAll(/'((?:tray|state|close|background|disconnect|notification|menu)\.\w+)'/g),
      ])
      .map(([, key]) => key ?? '')
    expect(asked.length).toBeGreaterThan(20)
    expect(asked.filter((key) => !keys.has(key))).toEqual([])
  })

  it('follow plural rules', () => {
    expect(createWords('en')('state.connected', { count: 1 })).toBe('1 connected')
    expect(createWords('fr')('disconnect.question', { count: 0 })).toBe('Déconnecter 0 client ?')
  })
})

describe('the language of the desktop', () => {
  it.each([
    ['de', ['fr'], 'de'],
    ['system', ['pt-BR', 'fr-CA', 'de'], 'fr'],
    ['system', ['DE_at'], 'de'],
    ['system', ['pt'], 'en'],
    ['system', [], 'en'],
    ['en-XA', ['de'], 'en'],
    ['ar-XB', ['de'], 'en'],
  ] as const)('is for %s and %j %s', (chosen, own, expected) => {
    expect(languageOf(chosen, own)).toBe(expected)
  })
})
