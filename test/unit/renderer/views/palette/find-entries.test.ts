import { User } from 'lucide-react'
import { describe, expect, it } from 'vitest'
import { findEntries } from '../../../../../app/renderer/views/palette/find-entries.ts'
import { fitOfWord, foldedText } from '../../../../../app/renderer/views/palette/match-words.ts'
import type { PaletteEntry } from '../../../../../app/renderer/views/palette/palette-entry.ts'

const entry = (
  id: string,
  label: string,
  section: PaletteEntry['section'] = 'screens',
  rest: Partial<PaletteEntry> = {},
): PaletteEntry => ({ id, section, label, icon: User, run: () => undefined, ...rest })

const idsOf = (entries: readonly PaletteEntry[], text: string): string[] =>
  findEntries(entries, text).flatMap((part) => part.entries.map(({ id }) => id))

describe('how well a word fits', () => {
  it.each([
    ['con', 'connections', 4],
    ['log', 'open logs', 3],
    ['nec', 'connections', 2],
    ['xyz', 'connections', null],
    // Two letters stand scattered in nearly everything.
    ['cs', 'connections', null],
    // In order, but too far apart to be meant.
    ['dto', 'disconnect ann from here to', null],
  ])('“%s” in “%s” is %s', (word, text, fit) => {
    expect(fitOfWord(word, text)).toBe(fit)
  })

  it('is small but there for letters that stand apart in their order', () => {
    const fit = fitOfWord('cnctn', 'connections')
    expect(fit).toBeGreaterThan(0)
    expect(fit).toBeLessThan(1)
  })

  it('does not mind accents and capitals', () => {
    expect(foldedText('Müller À LA')).toBe('muller a la')
  })
})

describe('what the palette finds', () => {
  const screens = [entry('a', 'Connections'), entry('b', 'Logs'), entry('c', 'Settings: Logs', 'settings')]

  it('is everything in its own order before anything is typed', () => {
    expect(idsOf(screens, ' ')).toEqual(['a', 'b', 'c'])
  })

  it('begins with what begins with the word', () => {
    expect(idsOf(screens, 'logs')).toEqual(['b', 'c'])
  })

  it('needs every word, in any order', () => {
    expect(idsOf(screens, 'log set')).toEqual(['c'])
    expect(idsOf(screens, 'log nothing')).toEqual([])
  })

  it('looks into details and words that are not shown, after labels', () => {
    const entries = [
      entry('detail', 'Ann', 'users', { detail: 'photos' }),
      entry('label', 'Photos', 'users'),
      entry('words', 'Ben', 'users', { words: 'photos' }),
    ]
    expect(idsOf(entries, 'photos')).toEqual(['label', 'detail', 'words'])
  })

  it('is what can be done to somebody when both are named', () => {
    const ann = entry('ann', 'Ann', 'users', { more: () => [entry('stop', 'Disconnect Ann', 'users')] })
    expect(idsOf([ann], 'disconnect ann')).toEqual(['stop'])
    expect(idsOf([ann], 'disconnect')).toEqual([])
    expect(idsOf([ann], 'ann')).toEqual(['ann'])
  })

  it('names no more people and connections than can be read', () => {
    const many = Array.from({ length: 500 }, (_, index) => entry(`u${index}`, `User ${index}`, 'users'))
    expect(idsOf(many, '')).toHaveLength(5)
    expect(idsOf(many, 'user')).toHaveLength(8)
  })
})
