import { describe, expect, it } from 'vitest'
import { fitsPattern, isPattern } from '../../../../app/main/host/console/wildcard.ts'

describe('a pattern', () => {
  it.each([
    ['*', ''],
    ['*', 'anything'],
    ['*.txt', 'a.txt'],
    ['a*b*c', 'aXbYbZc'],
    ['?', '😀'],
    ['a?c', 'abc'],
    ['**', 'x'],
    ['[a]', '[a]'],
  ])('%j fits %j', (pattern, name) => expect(fitsPattern(pattern, name)).toBe(true))

  it.each([
    ['*.txt', 'a.txt.exe'],
    ['?', ''],
    ['?', 'ab'],
    ['A', 'a'],
    ['[a]', 'a'],
    ['.', 'x'],
  ])('%j does not fit %j', (pattern, name) => expect(fitsPattern(pattern, name)).toBe(false))

  it('of many stars is decided at once', () => {
    expect(fitsPattern(`${'*a'.repeat(500)}b`, 'a'.repeat(5_000))).toBe(false)
  })

  it('holds a star or a question mark', () => {
    expect([isPattern('a*'), isPattern('a?'), isPattern('a[b]')]).toEqual([true, true, false])
  })
})
