import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileGlob, hasWildcard } from '../../../../app/main/engine/listing/glob.ts'

describe('a pattern', () => {
  it.each([
    ['*', 'anything at all', true],
    ['*', '', true],
    ['*', '.hidden', false],
    ['.*', '.hidden', true],
    ['?hidden', '.hidden', false],
    ['*.txt', 'a.txt', true],
    ['*.txt', 'a.txt.bak', false],
    ['*.txt', '.txt', false],
    ['a?c', 'abc', true],
    ['a?c', 'a😀c', true],
    ['a?c', 'ac', false],
    ['a*b*c', 'a--b--b--c', true],
    ['a*b*c', 'a--c--b', false],
    ['***a', 'bba', true],
    ['[abc]x', 'bx', true],
    ['[abc]x', 'dx', false],
    ['[a-c]x', 'bx', true],
    ['[!a-c]x', 'bx', false],
    ['[^a-c]x', 'dx', true],
    ['[]]', ']', true],
    ['[a-]', '-', true],
    ['[z-a]', 'b', false],
    ['[abc', '[abc', true],
    ['a[', 'a[', true],
    ['\\*', '*', true],
    ['\\*', 'a', false],
    ['a\\b*', 'a\\bc', true],
    ['A*', 'abc', false],
    ['caf\uDCE9*', 'caf\uDCE9.txt', true],
    ['x', 'x', true],
    ['(a|b)+.*', 'a.x', false],
  ])('%j against %j gives %s', (pattern, name, expected) => {
    expect(compileGlob(pattern)(name)).toBe(expected)
  })

  it('matches what it was made from', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '-', 'é'), maxLength: 30 })
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 6 }), letters, (parts, filling) => {
        expect(compileGlob(parts.join('*'))(parts.join(filling))).toBe(true)
        expect(compileGlob(parts.join('?'))(parts.join('x'))).toBe(true)
      }),
    )
  })

  it('agrees with a regular expression on short inputs', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 })
    const names = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
    fc.assert(
      fc.property(letters, names, (pattern, name) => {
        const expression = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`)
        expect(compileGlob(pattern)(name)).toBe(expression.test(name))
      }),
    )
  })

  it('made to explode is answered in bounded steps', () => {
    // A backtracking matcher would need more steps than there are atoms; this test would never end.
    const bomb = compileGlob(`${'*a'.repeat(100)}*b`)
    expect(bomb('a'.repeat(255))).toBe(false)
    expect(compileGlob('?*'.repeat(2000))('a'.repeat(255))).toBe(false)
    expect(compileGlob(`${'['.repeat(4000)}*`)('a')).toBe(false)
  })
})

describe('hasWildcard', () => {
  it.each([
    ['a.txt', false],
    ['a*', true],
    ['a?', true],
    ['a[1]', true],
    ['a]', false],
  ])('of %j is %s', (text, expected) => {
    expect(hasWildcard(text)).toBe(expected)
  })
})
