import { describe, expect, it } from 'vitest'
import { forgetRows, selectRange, toggleRow } from '../../../../app/renderer/stores/row-selection.ts'

const rows = ['a', 'b', 'c', 'd']
const nothing = { selectedIds: new Set<string>(), focusedId: null, anchorId: null }

describe('toggleRow', () => {
  it('selects, and takes out again', () => {
    const once = toggleRow(nothing, 'b')
    expect(once).toEqual({ selectedIds: new Set(['b']), focusedId: 'b', anchorId: 'b' })
    expect(toggleRow(once, 'b').selectedIds.size).toBe(0)
  })
})

describe('selectRange', () => {
  it('reaches from the anchor to the row in either direction', () => {
    const anchored = toggleRow(nothing, 'c')
    expect(selectRange(anchored, rows, 'd').selectedIds).toEqual(new Set(['c', 'd']))
    expect(selectRange(anchored, rows, 'a').selectedIds).toEqual(new Set(['a', 'b', 'c']))
  })
})

describe('forgetRows', () => {
  const state = { selectedIds: new Set(['b', 'c']), focusedId: 'b', anchorId: 'b' }

  it('moves the keyboard to the row that took the place', () => {
    expect(forgetRows(state, rows, ['a', 'c', 'd'])).toEqual({
      selectedIds: new Set(['c']),
      focusedId: 'c',
      anchorId: null,
    })
  })

  it('moves the keyboard up when there is nothing below', () => {
    expect(forgetRows({ ...state, focusedId: 'd' }, rows, ['a', 'b', 'c']).focusedId).toBe('c')
  })

  it('leaves an untouched selection the same object', () => {
    expect(forgetRows(state, rows, [...rows, 'e']).selectedIds).toBe(state.selectedIds)
  })
})
