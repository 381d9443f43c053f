import { describe, expect, it } from 'vitest'
import {
  createConnectionLayoutStore,
  defaultLayout,
  type LayoutStorage,
  parseLayout,
  toggleColumn,
} from '../../../../app/renderer/stores/connection-layout.ts'

function memory(kept: string | null = null): LayoutStorage & { kept: string | null } {
  return {
    kept,
    getItem() {
      return this.kept
    },
    setItem(_key, value) {
      this.kept = value
    },
  }
}

describe('the layout of the connections', () => {
  it.each([
    ['nothing', null],
    ['no JSON', '{'],
    ['something else', '"text"'],
    ['null', 'null'],
    ['another program’s idea', '{"columns":7,"order":"user","groupBy":"moon"}'],
  ])('is the usual one after %s', (_title, text) => {
    expect(parseLayout(text)).toEqual(defaultLayout)
  })

  it('leaves out columns it does not know and sets the others in their order', () => {
    const { columns } = parseLayout('{"columns":["client","moon","speed"]}')
    expect(columns).toEqual(['state', 'user', 'speed', 'client'])
  })

  it('comes back as it was left', () => {
    const storage = memory()
    const store = createConnectionLayoutStore(storage)
    store.setState((layout) => toggleColumn(layout, 'idle'))
    store.setState({ order: { by: 'speed', isDescending: true }, groupBy: 'ip' })
    expect(createConnectionLayoutStore(storage).getState()).toEqual(store.getState())
    expect(store.getState().columns).toContain('idle')
  })

  it('lasts as long as the window where nothing may be kept', () => {
    const forbidden: LayoutStorage = {
      getItem: () => {
        throw new Error('forbidden')
      },
      setItem: () => {
        throw new Error('full')
      },
    }
    for (const storage of [forbidden, null]) {
      const store = createConnectionLayoutStore(storage)
      store.setState({ groupBy: 'user' })
      expect(store.getState().groupBy).toBe('user')
    }
  })

  it('keeps state and user whatever is clicked', () => {
    expect(toggleColumn(defaultLayout, 'user')).toBe(defaultLayout)
  })

  it('is in no order of a column that nobody sees', () => {
    const layout = { ...defaultLayout, order: { by: 'speed', isDescending: true } as const }
    expect(toggleColumn(layout, 'speed').order).toBeNull()
    expect(toggleColumn(layout, 'sent').order).toEqual(layout.order)
  })
})
