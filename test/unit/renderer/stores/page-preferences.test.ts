import { describe, expect, it } from 'vitest'
import { createPagePreferences } from '../../../../app/renderer/stores/page-preferences.ts'

/** A storage in memory; `setItem` fails when it is full. */
function storageWith(text: string | null, isFull = false): Storage {
  const items = new Map(text === null ? [] : [['portside.page', text]])
  return {
    length: 0,
    clear: () => items.clear(),
    key: () => null,
    removeItem: (name) => void items.delete(name),
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, value) => {
      if (isFull) throw new Error('full')
      items.set(name, value)
    },
  }
}

const fresh = { announces: 'problems', isRailNarrow: false }

describe('what a window remembers for itself', () => {
  it('is there again after a start', () => {
    const storage = storageWith(null)
    createPagePreferences(storage).setState({ announces: 'everything', isRailNarrow: true })
    expect(createPagePreferences(storage).getState()).toEqual({ announces: 'everything', isRailNarrow: true })
  })

  it.each([
    ['nothing', null],
    ['no JSON', '{'],
    ['null', 'null'],
    ['other types', '{"announces":1,"isRailNarrow":"yes"}'],
  ])('begins anew from %s', (_title, kept) => {
    expect(createPagePreferences(storageWith(kept)).getState()).toEqual(fresh)
  })

  it('works where nothing may be kept', () => {
    const preferences = createPagePreferences(storageWith(null, true))
    preferences.setState({ isRailNarrow: true })
    expect(preferences.getState().isRailNarrow).toBe(true)
    expect(createPagePreferences(null).getState()).toEqual(fresh)
  })
})
