import { describe, expect, it } from 'vitest'
import { changesBetween, pickParts } from '../../../../../app/renderer/views/editing/changes-between.ts'

describe('changes of a draft', () => {
  it('are the parts that differ in content', () => {
    const before = { name: 'a', quota: { maxBytes: null as number | null }, lines: ['x'] }
    expect(changesBetween(before, { ...before, quota: { maxBytes: null }, lines: ['x'] })).toEqual({})
    expect(changesBetween(before, { ...before, quota: { maxBytes: 5 } })).toEqual({ quota: { maxBytes: 5 } })
    expect(changesBetween(before, { ...before, lines: ['x', 'y'] })).toEqual({ lines: ['x', 'y'] })
  })

  it('tell unreadable text from an empty field', () => {
    expect(changesBetween({ most: null }, { most: Number.NaN as never })).toEqual({ most: Number.NaN })
    expect(changesBetween({ most: Number.NaN }, { most: Number.NaN })).toEqual({})
  })

  it('take the named parts of a thing', () => {
    expect(pickParts({ a: 1, b: 2, c: 3 }, ['a', 'c'])).toEqual({ a: 1, c: 3 })
  })
})
