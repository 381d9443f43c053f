import { describe, expect, it } from 'vitest'
import { german } from '../../../../app/renderer/texts/de.ts'
import { english } from '../../../../app/renderer/texts/en.ts'
import { french } from '../../../../app/renderer/texts/fr.ts'
import type { Catalogue } from '../../../../app/renderer/texts/pseudo.ts'

const plural = /_(zero|one|two|few|many|other)$/

/** Texts by their whole name, `transfers.result.done`. */
function flat(catalogue: Catalogue, before = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(catalogue).flatMap(([name, entry]): [string, string][] =>
      typeof entry === 'string' ? [[before + name, entry]] : [...flat(entry, `${before}${name}.`)],
    ),
  )
}

/** Names without their plural endings: languages have different ones. */
const stemsOf = (texts: ReadonlyMap<string, string>) =>
  [...new Set([...texts.keys()].map((name) => name.replace(plural, '')))].sort()
const valuesIn = (text: string) => [...text.matchAll(/\{\{-?\s*(\w+)/g)].map(([, name]) => name ?? '').sort()

const source = flat(english)

describe.each([
  ['de', german],
  ['fr', french],
] as const)('texts in %s', (language, catalogue) => {
  const texts = flat(catalogue)

  it('are there for every text in English, and no others', () => {
    expect(stemsOf(texts)).toEqual(stemsOf(source))
  })

  it('have every plural form of the language', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    const missing = [...source.keys()]
      .filter((name) => plural.test(name))
      .flatMap((name) => forms.map((form) => name.replace(plural, `_${form}`)))
      .filter((name) => !texts.has(name))
    expect(missing).toEqual([])
  })

  it('show the same values as the English ones', () => {
    const different = [...texts].filter(([name, text]) => {
      const twin = source.get(name) ?? source.get(name.replace(plural, '_other'))
      return twin !== undefined && !plural.test(name) && valuesIn(text).join() !== valuesIn(twin).join()
    })
    expect(different).toEqual([])
  })

  it('are not empty', () => {
    expect([...texts].filter(([, text]) => text.trim() === '')).toEqual([])
  })
})
